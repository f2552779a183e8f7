package io.github.reversion.benchmark.training;

import ai.djl.ndarray.NDArray;

/**
 * AdamW (Loshchilov and Hutter 2019) with a gradient of bounded length, and a running average of
 * the parameters, which is what is kept in the end.
 *
 * @param beta1 decay of the first moment
 * @param beta2 decay of the second moment
 * @param eps added to the root of the second moment
 * @param weightDecay per step, times the learning rate
 * @param maxNorm a longer gradient is shortened to this
 * @param averageDecay of the running average, once it is warm
 */
public record AdamW(
    double beta1,
    double beta2,
    double eps,
    double weightDecay,
    double maxNorm,
    double averageDecay) {

  /** What all networks of the mini model are trained with. */
  public static AdamW usual() {
    return new AdamW(0.9, 0.99, 1e-8, 0.01, 1, 0.999);
  }

  /**
   * Changes the state in place.
   *
   * @param state [4, n]: parameter, first moment, second moment, average
   * @param gradient [n]
   * @param norm of the gradient
   * @param step from 1
   */
  void step(TrainingOps ops, NDArray state, NDArray gradient, double norm, double rate, long step) {
    double warm = Math.min(averageDecay, (1.0 + step) / (10.0 + step));
    ops.adamWWithAverage(
        state,
        gradient,
        rate,
        beta1,
        beta2,
        eps,
        weightDecay,
        1 - Math.pow(beta1, (double) step),
        1 - Math.pow(beta2, (double) step),
        Math.min(1, maxNorm / (norm + 1e-6)),
        warm);
  }
}
