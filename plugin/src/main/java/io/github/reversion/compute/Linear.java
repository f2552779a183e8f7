package io.github.reversion.compute;

import ai.djl.ndarray.NDArray;

/** A linear layer: x [..., in] to [..., out]. */
public final class Linear {
  private final Ops ops;
  private final NDArray weight;
  private final NDArray bias;

  private Linear(Weights weights, long in, long out, boolean withBias) {
    ops = weights.ops();
    weight = weights.get("weight", out, in);
    bias = withBias ? weights.get("bias", out) : null;
  }

  /** A layer with bias. */
  public static Linear of(Weights weights, long in, long out) {
    return new Linear(weights, in, out, true);
  }

  /** A layer without bias. */
  public static Linear withoutBias(Weights weights, long in, long out) {
    return new Linear(weights, in, out, false);
  }

  /** Applies the layer. */
  public NDArray apply(NDArray x) {
    return ops.linear(x, weight, bias);
  }
}
