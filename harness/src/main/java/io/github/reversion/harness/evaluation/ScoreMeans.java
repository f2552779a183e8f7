package io.github.reversion.harness.evaluation;

import io.github.reversion.benchmark.statistics.ClusterBootstrap;
import io.github.reversion.benchmark.statistics.Share;
import io.github.reversion.compute.Draws;
import io.github.reversion.evaluation.MeasuredMean;
import io.github.reversion.harness.score.Measure;
import io.github.reversion.harness.score.Measures;
import java.util.List;

/**
 * Means of scores, of an image each, with 95 % intervals: Wilson's of shares, else bootstrapped.
 */
final class ScoreMeans {
  private ScoreMeans() {}

  /**
   * Counts scores together.
   *
   * @param name of the measure, behind the scorer's and a dot
   * @param scores at least one
   */
  static MeasuredMean of(String name, List<Double> scores) {
    Measure measure = Measures.find(name).orElseThrow();
    if (measure.isYesOrNo()) {
      int yes = (int) scores.stream().filter(score -> score == 1).count();
      Share share = new Share(yes, scores.size());
      return mean(name, share.value(), share.low(), share.high(), scores, measure);
    }
    ClusterBootstrap mean =
        ClusterBootstrap.of(
            scores.stream().map(score -> new double[] {score}).toList(), new Draws(0).stream(name));
    return mean(name, mean.mean(), mean.low(), mean.high(), scores, measure);
  }

  private static MeasuredMean mean(
      String name, double mean, double low, double high, List<Double> scores, Measure measure) {
    return new MeasuredMean(name, mean, low, high, scores.size(), measure.meaning());
  }
}
