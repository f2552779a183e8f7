package io.github.reversion.benchmark.measure;

import java.util.Locale;

/**
 * How many of some trials succeeded.
 *
 * @param successes of them
 * @param trials in all
 */
public record Share(int successes, int trials) {
  /** Of the normal distribution, for an interval of 95 %. */
  private static final double Z = 1.959964;

  /** Refuses what cannot be. */
  public Share {
    if (successes < 0 || successes > trials) {
      throw new IllegalArgumentException(successes + " successes of " + trials + " trials");
    }
  }

  /** 0 to 1; not a number where there were no trials. */
  public double value() {
    return successes / (double) trials;
  }

  /** The lower end of the 95 % interval (Wilson 1927). */
  public double low() {
    return middle() - half();
  }

  /** The upper end of the 95 % interval. */
  public double high() {
    return middle() + half();
  }

  private double middle() {
    return (successes + Z * Z / 2) / (trials + Z * Z);
  }

  private double half() {
    double p = value();
    return Z * Math.sqrt(trials * p * (1 - p) + Z * Z / 4) / (trials + Z * Z);
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
