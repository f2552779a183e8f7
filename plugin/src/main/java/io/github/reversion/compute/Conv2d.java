package io.github.reversion.compute;

import ai.djl.ndarray.NDArray;

/** A convolution with a square kernel: x [N, in, H, W] to [N, out, H', W']. */
public final class Conv2d {
  private final Ops ops;
  private final NDArray weight;
  private final NDArray bias;
  private final int stride;
  private final int padding;

  /** Takes kernels [out, in, kernel, kernel] and a bias [out]. */
  public Conv2d(Weights weights, long in, long out, int kernel, int stride, int padding) {
    ops = weights.ops();
    weight = weights.get("weight", out, in, kernel, kernel);
    bias = weights.get("bias", out);
    this.stride = stride;
    this.padding = padding;
  }

  /** A 3 x 3 convolution that keeps the size. */
  public static Conv2d same(Weights weights, long in, long out) {
    return new Conv2d(weights, in, out, 3, 1, 1);
  }

  /** A 1 x 1 convolution. */
  public static Conv2d pointwise(Weights weights, long in, long out) {
    return new Conv2d(weights, in, out, 1, 1, 0);
  }

  /** Applies the layer. */
  public NDArray apply(NDArray x) {
    return ops.conv2d(x, weight, bias, stride, padding);
  }
}
