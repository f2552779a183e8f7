package io.github.reversion.spark.files;

import io.github.reversion.harness.runs.RunFolder;
import java.nio.file.Path;

/** The folder of a run as the driver keeps it. */
public sealed interface DriverFolder extends AutoCloseable permits SharedPlace.Open, Mirror {
  /** Where the driver reads and writes; images need not be there. */
  RunFolder folder();

  /** Whether the run has a file, seen from its folder, with slashes. */
  boolean has(String file);

  /**
   * Another machine has made a file that the driver needs.
   *
   * @param file where the driver looks for it
   */
  void made(Path file);

  /** Lets all machines see what the driver has written, unless that was just done. */
  void keep();

  /** Lets all machines see what the driver has written. */
  @Override
  void close();
}
