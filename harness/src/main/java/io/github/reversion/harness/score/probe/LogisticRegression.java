package io.github.reversion.harness.score.probe;

import java.util.List;

/**
 * Tells classes apart by a linear function each: multinomial logistic regression with a penalty on
 * the squared weights.
 *
 * <p>Features are centred and divided by one number, so that their mean squared length is 1. What
 * is minimised is the mean cross-entropy plus |weights|^2 / (2 C n), C being {@value #STRENGTH} and
 * n the number of samples; offsets are free.
 */
final class LogisticRegression {
  private static final double STRENGTH = 10;

  private final int classes;
  private final int width;
  private final double[] centre;
  private final double scale;

  /** [classes][width + 1], the offset last. */
  private final double[] weights;

  private LogisticRegression(
      int classes, double[] centre, double scale, List<float[]> features, int[] labels) {
    this.classes = classes;
    this.centre = centre;
    this.scale = scale;
    width = centre.length;
    double[][] samples = features.stream().map(this::prepared).toArray(double[][]::new);
    weights =
        Lbfgs.minimum(
            (place, gradient) -> loss(samples, labels, place, gradient),
            new double[classes * (width + 1)]);
  }

  /**
   * Learns.
   *
   * @param features of each sample, of one length
   * @param labels of each sample, from 0 to below {@code classes}
   */
  static LogisticRegression fit(List<float[]> features, int[] labels, int classes) {
    double[] centre = new double[features.get(0).length];
    for (float[] feature : features) {
      for (int i = 0; i < centre.length; i++) {
        centre[i] += feature[i] / (double) features.size();
      }
    }
    double squares = 0;
    for (float[] feature : features) {
      for (int i = 0; i < centre.length; i++) {
        squares += (feature[i] - centre[i]) * (feature[i] - centre[i]);
      }
    }
    double scale = squares == 0 ? 0 : 1 / Math.sqrt(squares / features.size());
    return new LogisticRegression(classes, centre, scale, features, labels);
  }

  /** The likeliest class; of equals the first. */
  int predict(float[] feature) {
    double[] logits = logits(feature);
    int best = 0;
    for (int i = 1; i < classes; i++) {
      best = logits[i] > logits[best] ? i : best;
    }
    return best;
  }

  /** How likely each class is: the logarithm, but for a number that all share. */
  double[] logits(float[] feature) {
    return logits(prepared(feature), weights);
  }

  private double[] prepared(float[] feature) {
    double[] sample = new double[width];
    for (int i = 0; i < width; i++) {
      sample[i] = (feature[i] - centre[i]) * scale;
    }
    return sample;
  }

  private double[] logits(double[] sample, double[] place) {
    double[] logits = new double[classes];
    for (int c = 0; c < classes; c++) {
      int row = c * (width + 1);
      double sum = place[row + width];
      for (int i = 0; i < width; i++) {
        sum += place[row + i] * sample[i];
      }
      logits[c] = sum;
    }
    return logits;
  }

  private double loss(double[][] samples, int[] labels, double[] place, double[] gradient) {
    double penalty = 1 / (STRENGTH * samples.length);
    double loss = 0;
    for (int i = 0; i < gradient.length; i++) {
      boolean offset = i % (width + 1) == width;
      gradient[i] = offset ? 0 : penalty * place[i];
      loss += offset ? 0 : penalty / 2 * place[i] * place[i];
    }
    for (int n = 0; n < samples.length; n++) {
      double[] logits = logits(samples[n], place);
      double log = logSumExp(logits);
      loss += (log - logits[labels[n]]) / samples.length;
      for (int c = 0; c < classes; c++) {
        double excess = StrictMath.exp(logits[c] - log) - (c == labels[n] ? 1 : 0);
        double factor = excess / samples.length;
        int row = c * (width + 1);
        for (int i = 0; i < width; i++) {
          gradient[row + i] += factor * samples[n][i];
        }
        gradient[row + width] += factor;
      }
    }
    return loss;
  }

  /** Math's functions may differ in the last bit from one computer to another. */
  private static double logSumExp(double[] logits) {
    double most = Double.NEGATIVE_INFINITY;
    for (double logit : logits) {
      most = Math.max(most, logit);
    }
    double sum = 0;
    for (double logit : logits) {
      sum += StrictMath.exp(logit - most);
    }
    return most + StrictMath.log(sum);
  }
}
