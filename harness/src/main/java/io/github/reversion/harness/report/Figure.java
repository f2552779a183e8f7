package io.github.reversion.harness.report;

import io.github.reversion.benchmark.statistics.ClusterBootstrap;
import io.github.reversion.benchmark.statistics.Share;
import io.github.reversion.compute.Draws;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * What a measure comes to.
 *
 * @param measure the scorer's name, a dot, and what it measured
 * @param method its name
 * @param relation its name; empty: all of them
 * @param kind {@code share} where all scores of the measure are 0 or 1, else {@code mean}
 * @param n scores
 * @param prompts that they are of
 * @param value 0 to 1 for a share
 * @param interval the ends of the 95 % interval: Wilson's for a share, a bootstrap clustered by
 *     prompt for a mean; none for the mean of a single prompt
 */
public record Figure(
    String measure,
    String method,
    String relation,
    String kind,
    int n,
    int prompts,
    double value,
    List<Double> interval) {
  /** The kind of a measure whose scores are all 0 or 1. */
  public static final String SHARE = "share";

  /** Copies the interval. */
  public Figure {
    interval = List.copyOf(interval);
  }

  /**
   * Counts scores together.
   *
   * @param share whether all scores are 0 or 1
   * @param clusters the scores of each prompt, at least one
   */
  public static Figure of(
      String measure,
      String method,
      String relation,
      boolean share,
      Collection<double[]> clusters) {
    double[] scores = clusters.stream().flatMapToDouble(Arrays::stream).toArray();
    if (share) {
      Share counted = new Share((int) Arrays.stream(scores).sum(), scores.length);
      return new Figure(
          measure,
          method,
          relation,
          SHARE,
          scores.length,
          clusters.size(),
          counted.value(),
          List.of(counted.low(), counted.high()));
    }
    ClusterBootstrap mean =
        ClusterBootstrap.of(
            List.copyOf(clusters),
            new Draws(0).stream(String.join("\n", "bootstrap", measure, method, relation)));
    return new Figure(
        measure,
        method,
        relation,
        "mean",
        scores.length,
        clusters.size(),
        mean.mean(),
        clusters.size() == 1 ? List.of() : List.of(mean.low(), mean.high()));
  }

  /**
   * The counts of a share.
   *
   * @throws IllegalStateException if it is a mean
   */
  public Share share() {
    if (!kind.equals(SHARE)) {
      throw new IllegalStateException(measure + " is no share");
    }
    return new Share((int) Math.round(value * n), n);
  }

  /** Such as {@code 0.938 (0.921-0.951, n = 960)}. */
  public String text() {
    String ends =
        interval.isEmpty()
            ? ""
            : String.format(Locale.ROOT, "%.3f-%.3f, ", interval.get(0), interval.get(1));
    return String.format(Locale.ROOT, "%.3f (%sn = %d)", value, ends, n);
  }
}
