package io.github.reversion.diffusion;

import ai.djl.ndarray.NDArray;
import io.github.reversion.compute.LayerNorm;
import io.github.reversion.compute.Linear;
import io.github.reversion.compute.Ops;
import io.github.reversion.compute.Weights;

/** Self-attention, attention to the text, and a gated feed-forward network, each after a norm. */
final class BasicTransformerBlock {
  private static final double EPS = 1e-5;

  private final Ops ops;
  private final LayerNorm norm1;
  private final CrossAttention attn1;
  private final LayerNorm norm2;
  private final CrossAttention attn2;
  private final LayerNorm norm3;
  private final Linear feedForwardIn;
  private final Linear feedForwardOut;

  BasicTransformerBlock(Weights weights, int width, int contextWidth, int heads) {
    ops = weights.ops();
    norm1 = new LayerNorm(weights.at("norm1"), width, EPS);
    attn1 = new CrossAttention(weights.at("attn1"), width, width, heads);
    norm2 = new LayerNorm(weights.at("norm2"), width, EPS);
    attn2 = new CrossAttention(weights.at("attn2"), width, contextWidth, heads);
    norm3 = new LayerNorm(weights.at("norm3"), width, EPS);
    feedForwardIn = Linear.of(weights.at("ff.net.0.proj"), width, 8L * width);
    feedForwardOut = Linear.of(weights.at("ff.net.2"), 4L * width, width);
  }

  NDArray apply(NDArray x, NDArray context) {
    NDArray normed = norm1.apply(x);
    NDArray h = ops.add(x, attn1.apply(normed, normed));
    h = ops.add(h, attn2.apply(norm2.apply(h), context));
    return ops.add(h, feedForwardOut.apply(ops.geglu(feedForwardIn.apply(norm3.apply(h)))));
  }
}
