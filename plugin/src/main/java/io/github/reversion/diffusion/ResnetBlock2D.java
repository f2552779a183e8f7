package io.github.reversion.diffusion;

import ai.djl.ndarray.NDArray;
import io.github.reversion.compute.Conv2d;
import io.github.reversion.compute.GroupNorm;
import io.github.reversion.compute.Linear;
import io.github.reversion.compute.Ops;
import io.github.reversion.compute.Scoped;
import io.github.reversion.compute.Weights;

/** A residual block of two convolutions; between them, where the network has one, the timestep. */
final class ResnetBlock2D {
  private final Ops ops;
  private final GroupNorm norm1;
  private final Conv2d conv1;
  private final Linear timeProjection;
  private final GroupNorm norm2;
  private final Conv2d conv2;
  private final Conv2d shortcut;

  /**
   * Builds the block.
   *
   * @param timeWidth width of the timestep embedding; 0 for a network without (the VAE)
   */
  ResnetBlock2D(Weights weights, int in, int out, int timeWidth, int groups, double eps) {
    ops = weights.ops();
    norm1 = new GroupNorm(weights.at("norm1"), in, groups, eps);
    conv1 = Conv2d.same(weights.at("conv1"), in, out);
    timeProjection = timeWidth == 0 ? null : Linear.of(weights.at("time_emb_proj"), timeWidth, out);
    norm2 = new GroupNorm(weights.at("norm2"), out, groups, eps);
    conv2 = Conv2d.same(weights.at("conv2"), out, out);
    shortcut = in == out ? null : Conv2d.pointwise(weights.at("conv_shortcut"), in, out);
  }

  /**
   * Applies the block.
   *
   * @param activatedTime SiLU of the timestep embedding [N, time width], or null
   */
  NDArray apply(NDArray x, NDArray activatedTime) {
    return Scoped.of(() -> compute(x, activatedTime));
  }

  private NDArray compute(NDArray x, NDArray activatedTime) {
    NDArray h = conv1.apply(norm1.applyThenSilu(x));
    if (timeProjection != null) {
      h = ops.addPerChannel(h, timeProjection.apply(activatedTime));
    }
    h = conv2.apply(norm2.applyThenSilu(h));
    return ops.add(shortcut == null ? x : shortcut.apply(x), h);
  }
}
