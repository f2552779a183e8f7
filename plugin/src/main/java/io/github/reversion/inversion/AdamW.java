package io.github.reversion.inversion;

import ai.djl.ndarray.NDArray;
import io.github.reversion.compute.Ops;
import java.util.function.IntToDoubleFunction;

/**
 * AdamW (Loshchilov and Hutter 2019) for the one trained tensor.
 *
 * <p>Equals the original's AdamW over the whole embedding table with the other rows put back, since
 * weight decay is decoupled and a row's moments are its own.
 */
record AdamW(
    Ops ops,
    IntToDoubleFunction learningRate,
    double beta1,
    double beta2,
    double epsilon,
    double weightDecay) {

  static AdamW of(Ops ops, InversionOptions options) {
    return new AdamW(
        ops,
        options::learningRateAt,
        options.adamBeta1(),
        options.adamBeta2(),
        options.adamEpsilon(),
        options.weightDecay());
  }

  /**
   * Takes a step.
   *
   * @param state [3, count, width]: vectors, first and second moments
   * @param gradient [count, width]
   * @param step from 1
   * @return the next state
   */
  NDArray step(NDArray state, NDArray gradient, int step) {
    double rate = learningRate.applyAsDouble(step);
    return ops.adamW(
        state,
        gradient,
        beta1,
        beta2,
        epsilon,
        1 - rate * weightDecay,
        rate / (1 - Math.pow(beta1, step)),
        Math.sqrt(1 - Math.pow(beta2, step)));
  }
}
