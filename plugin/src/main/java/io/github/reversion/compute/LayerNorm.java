package io.github.reversion.compute;

import ai.djl.ndarray.NDArray;

/** Layer norm over the last axis, with a scale and a shift: x [..., width] to the same shape. */
public final class LayerNorm {
  private final Ops ops;
  private final NDArray weight;
  private final NDArray bias;
  private final double eps;

  /** Takes a scale and a shift [width]. */
  public LayerNorm(Weights weights, long width, double eps) {
    ops = weights.ops();
    weight = weights.get("weight", width);
    bias = weights.get("bias", width);
    this.eps = eps;
  }

  /** Applies the layer. */
  public NDArray apply(NDArray x) {
    return ops.layerNorm(x, weight, bias, eps);
  }
}
