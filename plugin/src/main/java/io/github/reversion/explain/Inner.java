package io.github.reversion.explain;

/** Inner products. */
final class Inner {
  private Inner() {}

  static double of(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += (double) one[i] * other[i];
    }
    return sum;
  }

  static double of(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  /** The cosine of the angle between two vectors; 0 where one has no length. */
  static double cosine(float[] one, float[] other) {
    double lengths = Math.sqrt(of(one, one) * of(other, other));
    return lengths == 0 ? 0 : of(one, other) / lengths;
  }
}
