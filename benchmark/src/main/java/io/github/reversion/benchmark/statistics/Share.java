package io.github.reversion.benchmark.statistics;

import java.util.Locale;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;

/**
 * How many of some trials succeeded.
 *
 * @param successes of them
 * @param trials in all
 */
public record Share(int successes, int trials) {
  private static final double ERROR_RATE = 0.05;

  /** Refuses what cannot be. */
  public Share {
    if (successes < 0 || successes > trials) {
      throw new IllegalArgumentException(successes + " successes of " + trials + " trials");
    }
  }

  /** Both together. */
  public Share plus(Share other) {
    return new Share(successes + other.successes, trials + other.trials);
  }

  /** 0 to 1; not a number where there were no trials. */
  public double value() {
    return successes / (double) trials;
  }

  /** The lower end of the 95 % interval (Wilson 1927); not a number where there were no trials. */
  public double low() {
    return trials == 0 ? Double.NaN : interval().getLowerBound();
  }

  /** The upper end of the 95 % interval. */
  public double high() {
    return trials == 0 ? Double.NaN : interval().getUpperBound();
  }

  private Interval interval() {
    return BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(trials, successes, ERROR_RATE);
  }

  /** Such as {@code 93.8 % (92.1-95.1, n = 960)}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%.1f %% (%.1f-%.1f, n = %d)",
        100 * value(),
        100 * low(),
        100 * high(),
        trials);
  }
}
