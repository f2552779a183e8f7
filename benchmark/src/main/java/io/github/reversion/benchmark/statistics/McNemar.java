package io.github.reversion.benchmark.statistics;

import java.util.List;
import org.apache.commons.statistics.inference.BinomialTest;

/**
 * Whether one of two methods succeeds more often at the same trials: McNemar's test (1947), exact.
 * Trials at which both succeed, or both fail, tell nothing.
 *
 * @param onlyFirst trials at which the first alone succeeded
 * @param onlySecond trials at which the second alone succeeded
 */
public record McNemar(int onlyFirst, int onlySecond) {

  /** Refuses what cannot be. */
  public McNemar {
    if (onlyFirst < 0 || onlySecond < 0) {
      throw new IllegalArgumentException(onlyFirst + " and " + onlySecond + " are no counts");
    }
  }

  /**
   * Counts the trials at which the two differ.
   *
   * @param first whether the first succeeded, trial by trial
   * @param second the same of the second, in the same order
   * @throws IllegalArgumentException if one has more trials than the other
   */
  public static McNemar of(List<Boolean> first, List<Boolean> second) {
    if (first.size() != second.size()) {
      throw new IllegalArgumentException(
          first.size() + " trials cannot be paired with " + second.size());
    }
    int onlyFirst = 0;
    int onlySecond = 0;
    for (int i = 0; i < first.size(); i++) {
      boolean one = first.get(i);
      boolean other = second.get(i);
      onlyFirst += one && !other ? 1 : 0;
      onlySecond += other && !one ? 1 : 0;
    }
    return new McNemar(onlyFirst, onlySecond);
  }

  /** How likely a difference at least as large is if both are as good: two-sided, 0 to 1. */
  public double p() {
    int differing = onlyFirst + onlySecond;
    return differing == 0
        ? 1
        : BinomialTest.withDefaults().test(differing, onlyFirst, 0.5).getPValue();
  }
}
