package io.github.reversion.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.harness.score.script.TinyScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The jar, submitted to a real cluster, a machine of which fails. */
@Tag("slow")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Hadoop needs programs of its own there")
class ClusterIT {
  private static final Path SPARK = Path.of(System.getProperty("spark.folder"));
  private static final int IMAGES = 48;
  private static final List<String> BOTH_FROM_THE_BEGINNING =
      List.of(
          "--total-executor-cores", "2", "--conf", "spark.scheduler.minRegisteredResourcesRatio=1");

  @TempDir private Path temp;

  private static Path natives() throws IOException {
    try (Stream<Path> jars = Files.list(SPARK.resolve("natives"))) {
      return jars.findFirst().orElseThrow();
    }
  }

  /** With the native library on the class path, as the guide says. */
  private static Process submit(
      StandaloneCluster cluster, String name, List<String> options, List<String> command)
      throws IOException {
    List<String> jars =
        List.of("--jars", natives().toString(), System.getProperty("application.jar"));
    return cluster.submit(name, Stream.of(options, jars, command).flatMap(List::stream).toList());
  }

  private static int lines(Path file) throws IOException {
    return Files.exists(file) ? Files.readAllLines(file).size() : 0;
  }

  @Test
  @Timeout(240)
  void aWorkerThatIsKilledLosesNothingAndTheResultsAreThoseOfALocalRun() throws Exception {
    Path suite = LocalRun.write(temp, IMAGES / 8, 6);
    Path script = TinyScript.write(temp, TinyScript.MEANS);
    Path fromHere = Path.of("").toAbsolutePath().relativize(script); // workers are elsewhere
    List<String> scorers = List.of("oracle", "torchscript:" + fromHere);
    Path out = temp.resolve("out");
    Path table = out.resolve("images.jsonl");
    try (StandaloneCluster cluster = new StandaloneCluster(SPARK, temp.resolve("logs"))) {
      Process lost = cluster.worker("lost");
      cluster.worker("kept");
      Process run =
          submit(
              cluster,
              "run",
              BOTH_FROM_THE_BEGINNING,
              List.of("run", suite.toString(), "--out=" + out, "--batch=1"));
      while (run.isAlive() && lines(table) < 2 * IMAGES / 8) {
        Thread.sleep(20);
      }
      StandaloneCluster.kill(lost);
      int before = lines(table);
      assertTrue(before > 0 && before < IMAGES, cluster.said("run"));
      assertTrue(run.waitFor(120, TimeUnit.SECONDS), cluster.said("run"));
      assertEquals(0, run.exitValue(), cluster.said("run"));
      assertTrue(cluster.said("run").contains("Lost executor"), cluster.said("run"));
      Process score =
          submit(
              cluster,
              "score",
              List.of(),
              List.of("score", out.toString(), "--scorer=" + String.join(",", scorers)));
      assertTrue(score.waitFor(60, TimeUnit.SECONDS), cluster.said("score"));
      assertEquals(0, score.exitValue(), cluster.said("score"));
    }
    LocalRun.report(out);
    LocalRun.run(suite, temp.resolve("here"), scorers);
    SortedMap<String, byte[]> wanted = LocalRun.files(temp.resolve("here"));
    SortedMap<String, byte[]> found = LocalRun.files(out);
    assertEquals(wanted.keySet(), found.keySet());
    wanted.forEach((name, bytes) -> assertArrayEquals(bytes, found.get(name), name));
    String environment = Files.readString(out.resolve("environment.json"));
    assertTrue(environment.contains("\"djl\" : \"0.3"), environment);
    assertTrue(environment.contains("\"hosts\" : [ \"127.0.0.1\" ]"), environment);
  }
}
