package io.github.reversion.compute;

import ai.djl.ndarray.NDArray;

/** Group norm with a scale and a shift for each channel: x [N, channels, ...] to the same shape. */
public final class GroupNorm {
  private final Ops ops;
  private final NDArray weight;
  private final NDArray bias;
  private final int groups;
  private final double eps;

  /** Takes a scale and a shift [channels]; channels must be a multiple of groups. */
  public GroupNorm(Weights weights, long channels, int groups, double eps) {
    ops = weights.ops();
    weight = weights.get("weight", channels);
    bias = weights.get("bias", channels);
    this.groups = groups;
    this.eps = eps;
  }

  /** Applies the layer. */
  public NDArray apply(NDArray x) {
    return ops.groupNorm(x, weight, bias, groups, eps);
  }

  /** Applies the layer, then SiLU. */
  public NDArray applyThenSilu(NDArray x) {
    return ops.groupNormSilu(x, weight, bias, groups, eps);
  }
}
