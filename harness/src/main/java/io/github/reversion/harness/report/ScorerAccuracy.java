package io.github.reversion.harness.report;

import io.github.reversion.benchmark.statistics.Share;
import io.github.reversion.harness.score.Accuracy;
import java.util.List;
import java.util.Locale;

/**
 * How often a scorer is right about images whose relation is known.
 *
 * @param by how it was found
 * @param n images
 * @param value the share of those it was right about
 * @param interval the ends of Wilson's 95 % interval
 */
public record ScorerAccuracy(String by, int n, double value, List<Double> interval) {
  /** Copies the interval. */
  public ScorerAccuracy {
    interval = List.copyOf(interval);
  }

  static ScorerAccuracy of(Accuracy accuracy) {
    Share share = new Share(accuracy.right(), accuracy.n());
    return new ScorerAccuracy(
        accuracy.by(), accuracy.n(), share.value(), List.of(share.low(), share.high()));
  }

  /** Such as {@code right 0.930 (0.863-0.966, n = 100) in 5-fold cross-validation}. */
  public String text() {
    return brief() + " in " + by;
  }

  /** Such as {@code right 0.930 (0.863-0.966, n = 100)}, to stand beside a score. */
  public String brief() {
    return String.format(
        Locale.ROOT, "right %.3f (%.3f-%.3f, n = %d)", value, interval.get(0), interval.get(1), n);
  }
}
