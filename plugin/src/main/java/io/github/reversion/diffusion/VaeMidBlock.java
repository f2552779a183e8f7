package io.github.reversion.diffusion;

import ai.djl.ndarray.NDArray;
import io.github.reversion.compute.GroupNorm;
import io.github.reversion.compute.Linear;
import io.github.reversion.compute.Ops;
import io.github.reversion.compute.Weights;

/** The coarsest level of the autoencoder: two residual blocks, between them attention. */
final class VaeMidBlock {
  static final double EPS = 1e-6;

  private final Ops ops;
  private final ResnetBlock2D first;
  private final ResnetBlock2D second;
  private final GroupNorm norm;
  private Linear toQ;
  private Linear toK;
  private Linear toV;
  private Linear toOut;

  VaeMidBlock(Weights weights, AutoencoderConfig config, int channels) {
    ops = weights.ops();
    int groups = config.normNumGroups();
    first = new ResnetBlock2D(weights.at("resnets.0"), channels, channels, 0, groups, EPS);
    second = new ResnetBlock2D(weights.at("resnets.1"), channels, channels, 0, groups, EPS);
    if (!config.midAttention()) {
      norm = null;
      return;
    }
    Weights attention = weights.at("attentions.0");
    norm = new GroupNorm(attention.at("group_norm"), channels, groups, EPS);
    // The files of Stable Diffusion 1.x have the older names.
    boolean old = attention.has("query.weight");
    toQ = Linear.of(attention.at(old ? "query" : "to_q"), channels, channels);
    toK = Linear.of(attention.at(old ? "key" : "to_k"), channels, channels);
    toV = Linear.of(attention.at(old ? "value" : "to_v"), channels, channels);
    toOut = Linear.of(attention.at(old ? "proj_attn" : "to_out.0"), channels, channels);
  }

  NDArray apply(NDArray x) {
    NDArray h = first.apply(x, null);
    return second.apply(norm == null ? h : attend(h), null);
  }

  private NDArray attend(NDArray x) {
    NDArray tokens = ops.imageToTokens(norm.apply(x));
    NDArray seen = ops.attention(toQ.apply(tokens), toK.apply(tokens), toV.apply(tokens), 1, false);
    return ops.add(x, ops.tokensToImage(toOut.apply(seen), x));
  }
}
