package io.github.reversion.harness.plan;

import io.github.reversion.run.Figures;
import java.util.Locale;

/**
 * How long a plan takes and how much memory it needs, by multiplying {@link Figures}: passes of the
 * network, by the seconds of one, shared among workers that have a processor each.
 *
 * @param figures what is assumed
 * @param workers that work side by side
 * @param passes of the network over one image
 * @param seconds of all workers together, from begin to end
 * @param bytes of memory
 */
public record Estimate(Figures figures, int workers, long passes, double seconds, long bytes) {

  /**
   * Estimates.
   *
   * @param workers 1 or more
   * @param shared whether they share one GPU, so that several take as long as one
   */
  public static Estimate of(Plan plan, Figures figures, int workers, boolean shared) {
    long passes = plan.images() * Figures.passes(plan.suite().drawing());
    for (Unit.Inversion inversion : plan.inversions()) {
      passes += Figures.startPasses(inversion.options()) + Figures.passes(inversion.options());
    }
    return new Estimate(
        figures,
        workers,
        passes,
        passes * figures.passSeconds() / (shared ? 1 : workers),
        figures.weightBytes() + workers * figures.workerBytes());
  }

  /** Two lines: the estimate, and what it assumes. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "about %s and %.1f GiB with %d %s%n"
            + "assumed: %d passes of %.3g s (one of learning counts as %d), %d MiB of weights,"
            + " %d MiB a worker; nothing was measured",
        Figures.time(seconds),
        bytes / (double) (1L << 30),
        workers,
        workers == 1 ? "worker" : "workers",
        passes,
        figures.passSeconds(),
        Figures.LEARNING_PASSES,
        figures.weightBytes() >> 20,
        figures.workerBytes() >> 20);
  }
}
