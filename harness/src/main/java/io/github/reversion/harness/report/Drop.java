package io.github.reversion.harness.report;

import io.github.reversion.benchmark.statistics.ClusterBootstrap;
import java.util.Locale;

/**
 * By how much a method is worse in a new run than in the base.
 *
 * @param measure with the scorer's name and a dot in front
 * @param method its name
 * @param change the mean over prompts of what was lost, below 0 where something was gained, with
 *     its interval
 * @param most that may be lost
 */
public record Drop(String measure, String method, ClusterBootstrap change, double most) {
  /** What sums of rounded numbers may be off. */
  private static final double ROUNDING = 1e-9;

  /** Whether no more is lost than may be. */
  public boolean isSmall() {
    return change.mean() <= most + ROUNDING;
  }

  /**
   * Such as {@code oracle.relation: full lost 0.0310 (95 % 0.0100 to 0.0520) over 48 prompts;
   * allowed is 0.02}.
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
        "%s: %s lost %.4f%s over %d prompts; allowed is %s",
        measure,
        method,
        mean == 0 ? 0.0 : mean,
        ends,
        change.clusters(),
        most);
  }
}
