package io.github.reversion.spark.cli;

import io.github.reversion.harness.runs.Workers;
import io.github.reversion.settings.SettingException;
import picocli.CommandLine.Option;

/** How work is given to a cluster. */
final class ClusterFlags {
  @Option(
      names = "--tasks",
      paramLabel = "N",
      description =
          "tasks that are given to Spark at once; those that no executor is free for wait there"
              + " (default: ${DEFAULT-VALUE})")
  private int tasks = 128;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "prompts whose images a task draws or scores (default: ${DEFAULT-VALUE})")
  private int batch = 8;

  @Option(
      names = "--retries",
      paramLabel = "N",
      description =
          "how often a task that fails, or whose executor is lost, is tried again"
              + " (default: ${DEFAULT-VALUE})")
  private int retries = 2;

  /**
   * What they say.
   *
   * @param waiting threads that wait for tasks
   * @param batch prompts of a task; 1 or more
   * @param retries of a task; 0 or more
   */
  record Sharing(Workers waiting, int batch, int retries) {}

  /**
   * What they say.
   *
   * @throws SettingException if a number is too small
   */
  Sharing sharing() {
    return new Sharing(
        new Workers(atLeast(1, "tasks", tasks)),
        atLeast(1, "batch", batch),
        atLeast(0, "retries", retries));
  }

  private static int atLeast(int least, String name, int value) {
    if (value < least) {
      throw new SettingException("%s is %d; it must be %d or more.".formatted(name, value, least));
    }
    return value;
  }
}
