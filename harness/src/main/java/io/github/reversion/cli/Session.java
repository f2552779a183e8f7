package io.github.reversion.cli;

import io.github.reversion.store.ModelStore;
import java.io.PrintWriter;
import java.util.function.BooleanSupplier;

/**
 * What surrounds one call of the program.
 *
 * @param out takes progress and results
 * @param err takes warnings and what went wrong
 * @param terminal whether {@code out} is a terminal, on which a line can be drawn anew
 * @param interrupted tells whether the user wants to stop
 * @param store where models and examples are kept
 */
public record Session(
    PrintWriter out,
    PrintWriter err,
    boolean terminal,
    BooleanSupplier interrupted,
    ModelStore store) {

  /**
   * Says where is computed, so that nobody wonders why a GPU is idle.
   *
   * @param name such as {@code cpu}
   * @param reason why there
   */
  public void sayDevice(String name, String reason) {
    out.printf("device: %s (%s)%n", name, reason);
    out.flush();
  }
}
