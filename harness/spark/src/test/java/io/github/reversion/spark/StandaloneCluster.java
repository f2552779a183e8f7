package io.github.reversion.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;

/** A master and workers on this computer, each a process, started from a folder of Spark's jars. */
final class StandaloneCluster implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Programs that run for seconds are not worth much compiling. */
  private static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private final Path installation;
  private final Path logs;
  private final List<Process> processes = new ArrayList<>();
  private final String master;

  /**
   * Starts a master.
   *
   * @param installation has {@code jars}
   * @param logs gets what the processes say, and their work
   */
  StandaloneCluster(Path installation, Path logs) throws IOException, InterruptedException {
    this.installation = installation;
    this.logs = Files.createDirectories(logs);
    start("master", "org.apache.spark.deploy.master.Master", "--webui-port", "0", "--port", "0");
    master = await("master", "Starting Spark master at (spark://127\\.0\\.0\\.1:[1-9]\\d*)");
  }

  /** Starts a worker of one core. */
  Process worker(String name) throws IOException {
    return start(
        name,
        "org.apache.spark.deploy.worker.Worker",
        "--webui-port",
        "0",
        "--port",
        "0",
        "--cores",
        "1",
        "--memory",
        "1g",
        "--work-dir",
        logs.resolve(name + "-work").toString(),
        master);
  }

  /**
   * Starts a driver as spark-submit does.
   *
   * @param rest options, a jar, and what its program is given
   */
  Process submit(String name, List<String> rest) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--master", master));
    for (String setting :
        List.of(
            "spark.executor.extraJavaOptions=" + String.join(" ", QUICK),
            "spark.executor.memory=512m",
            "spark.ui.enabled=false")) {
      arguments.addAll(List.of("--conf", setting));
    }
    arguments.addAll(rest);
    return start(name, "org.apache.spark.deploy.SparkSubmit", arguments.toArray(String[]::new));
  }

  private Process start(String name, String main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(JavaModuleOptions.defaultModuleOptions().strip().split("\\s+")));
    command.addAll(QUICK);
    command.addAll(List.of("-Xmx512m", "-cp", installation.resolve("jars") + "/*", main));
    if (!main.endsWith("SparkSubmit")) {
      command.addAll(List.of("--host", "127.0.0.1"));
    }
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log(name).toFile());
    builder.environment().put("SPARK_HOME", installation.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    builder.environment().put("SPARK_LOCAL_DIRS", logs.resolve("local").toString());
    builder.environment().put("REVERSION_HOME", LocalRun.STORE.home().toString());
    builder.environment().put("OMP_WAIT_POLICY", "passive");
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  /** What a process has said so far. */
  String said(String name) throws IOException {
    return Files.readString(log(name));
  }

  private Path log(String name) {
    return logs.resolve(name + ".log");
  }

  private String await(String name, String pattern) throws IOException, InterruptedException {
    Pattern wanted = Pattern.compile(pattern);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      Matcher found = wanted.matcher(said(name));
      if (found.find()) {
        return found.group(1);
      }
      Thread.sleep(100);
    }
    throw new IllegalStateException(name + " has not started: " + said(name));
  }

  /** Ends a process and those that it started as when the power fails. */
  static void kill(Process process) {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroyForcibly);
  }

  @Override
  public void close() throws InterruptedException {
    processes.forEach(StandaloneCluster::kill);
    for (Process process : processes) {
      process.waitFor(10, TimeUnit.SECONDS);
    }
  }
}
