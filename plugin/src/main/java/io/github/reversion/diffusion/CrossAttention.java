package io.github.reversion.diffusion;

import ai.djl.ndarray.NDArray;
import io.github.reversion.compute.Linear;
import io.github.reversion.compute.Ops;
import io.github.reversion.compute.Weights;

/** Attention of tokens [N, T, width] to a context [N, S, context width], possibly themselves. */
final class CrossAttention {
  private final Ops ops;
  private final Linear toQ;
  private final Linear toK;
  private final Linear toV;
  private final Linear toOut;
  private final int heads;

  CrossAttention(Weights weights, int width, int contextWidth, int heads) {
    ops = weights.ops();
    toQ = Linear.withoutBias(weights.at("to_q"), width, width);
    toK = Linear.withoutBias(weights.at("to_k"), contextWidth, width);
    toV = Linear.withoutBias(weights.at("to_v"), contextWidth, width);
    toOut = Linear.of(weights.at("to_out.0"), width, width);
    this.heads = heads;
  }

  NDArray apply(NDArray x, NDArray context) {
    return toOut.apply(
        ops.attention(toQ.apply(x), toK.apply(context), toV.apply(context), heads, false));
  }
}
