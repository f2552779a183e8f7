package io.github.reversion.harness.report;

import io.github.reversion.benchmark.statistics.ClusterBootstrap;
import java.util.Locale;

/**
 * By how much a method is worse in a new run than in the base.
 *
 * @param method its name
 * @param change the mean over prompts of what was lost, below 0 where something was gained, with
 *     its interval
 * @param most that may be lost
 */
public record Drop(String method, ClusterBootstrap change, double most) {
  /** What sums of rounded numbers may be off. */
  private static final double ROUNDING = 1e-9;

  /** Whether no more is lost than may be. */
  public boolean isSmall() {
    return change.mean() <= most + ROUNDING;
  }

  /**
   * Such as {@code full lost 0.031 (95 % 0.010 to 0.052) over 48 prompts, at most 0.02 allowed}.
   */
  @Override
  public String toString() {
    double mean = change.mean();
    String ends =
        change.clusters() == 1
            ? ""
            : String.format(Locale.ROOT, " (95 %% %.4f to %.4f)", change.low(), change.high());
    return String.format(
        Locale.ROOT,
        "%s lost %.4f%s over %d prompts; allowed is %s",
        method,
        mean == 0 ? 0.0 : mean,
        ends,
        change.clusters(),
        most);
  }
}
