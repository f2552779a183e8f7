package io.github.reversion.benchmark.statistics;

import io.github.reversion.compute.RandomStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.statistics.descriptive.Quantile;

/**
 * The mean of scores that come in clusters, such as those of the images of one prompt, with an
 * interval that heeds that images of a prompt resemble each other.
 *
 * <p>Whole clusters are drawn anew, with replacement, as many as there are, 1000 times; the
 * interval reaches from the 2.5th to the 97.5th percentile of the means (Efron and Tibshirani 1993,
 * chapter 13; clusters as in Davison and Hinkley 1997, section 3.8).
 *
 * @param mean of all scores, each counting the same
 * @param low the lower end of the 95 % interval; not a number where there is a single cluster
 * @param high the upper end
 * @param scores how many
 * @param clusters how many
 */
public record ClusterBootstrap(double mean, double low, double high, int scores, int clusters) {
  /** How often clusters are drawn anew. */
  public static final int ROUNDS = 1000;

  /**
   * Counts scores together.
   *
   * @param clusters of one score or more each; none of them infinite or not a number
   * @param stream draws the clusters: the same stream gives the same interval
   * @throws IllegalArgumentException if there is no cluster, or an empty one, or a score is none
   */
  public static ClusterBootstrap of(List<double[]> clusters, RandomStream stream) {
    int[] sizes = clusters.stream().mapToInt(scores -> scores.length).toArray();
    double[] sums = clusters.stream().mapToDouble(ClusterBootstrap::sum).toArray();
    int scores = Arrays.stream(sizes).sum();
    if (clusters.isEmpty() || Arrays.stream(sizes).anyMatch(size -> size == 0)) {
      throw new IllegalArgumentException("A mean needs a score in each of its clusters");
    }
    double mean = Arrays.stream(sums).sum() / scores;
    if (clusters.size() == 1) {
      return new ClusterBootstrap(mean, Double.NaN, Double.NaN, scores, 1);
    }
    double[] means = new double[ROUNDS];
    Arrays.setAll(means, round -> drawn(sums, sizes, stream));
    double[] ends = Quantile.withDefaults().evaluate(means, 0.025, 0.975);
    return new ClusterBootstrap(mean, ends[0], ends[1], scores, clusters.size());
  }

  private static double sum(double[] scores) {
    double sum = Arrays.stream(scores).sum();
    if (!Double.isFinite(sum)) {
      throw new IllegalArgumentException("Scores must be numbers, not " + Arrays.toString(scores));
    }
    return sum;
  }

  private static double drawn(double[] sums, int[] sizes, RandomStream stream) {
    double sum = 0;
    int size = 0;
    for (int i = 0; i < sums.length; i++) {
      int cluster = stream.nextInt(sums.length);
      sum += sums[cluster];
      size += sizes[cluster];
    }
    return sum / size;
  }

  /** Such as {@code 0.283 (0.279-0.288, n = 960)}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.3f (%.3f-%.3f, n = %d)", mean, low, high, scores);
  }
}
