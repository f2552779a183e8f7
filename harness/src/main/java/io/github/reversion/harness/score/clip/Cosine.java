package io.github.reversion.harness.score.clip;

import java.util.List;

/** How alike features are. */
final class Cosine {
  private Cosine() {}

  /** The cosine of two directions of length 1. */
  static double of(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += (double) one[i] * other[i];
    }
    return sum;
  }

  /** That with the most alike of at least one. */
  static double highest(float[] one, List<float[]> others) {
    return others.stream().mapToDouble(other -> of(one, other)).max().orElseThrow();
  }
}
