package io.github.reversion.spark.cli;

import io.github.reversion.cli.Cli;
import io.github.reversion.cli.ExitStatus;
import io.github.reversion.cli.Session;
import io.github.reversion.store.ModelStore;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** Where {@code spark-submit} starts the driver: {@code run} or {@code score}. */
public final class SparkMain {
  private SparkMain() {}

  /** Runs one command; ends the process with its exit status if it failed. */
  public static void main(String[] args) {
    Session session =
        new Session(
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            false,
            () -> false,
            ModelStore.ofUser());
    int status = run(session, SparkMain::context, args);
    if (status != ExitStatus.DONE) { // YARN takes any exit of the process for a failure
      System.exit(status);
    }
  }

  /** Runs one command on a cluster; returns its exit status. */
  static int run(Session session, Supplier<JavaSparkContext> cluster, String... args) {
    return Cli.run(
        session,
        new TopCommand(),
        () ->
            List.of(new SparkRunCommand(session, cluster), new SparkScoreCommand(session, cluster)),
        args);
  }

  /** What fails is tried again by the command, which counts it; Spark need not. */
  private static JavaSparkContext context() {
    return new JavaSparkContext(
        new SparkConf()
            .setIfMissing("spark.app.name", "reversion")
            .setIfMissing("spark.task.maxFailures", "1"));
  }
}
