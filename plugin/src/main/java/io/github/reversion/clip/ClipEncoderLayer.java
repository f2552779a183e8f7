package io.github.reversion.clip;

import ai.djl.ndarray.NDArray;
import io.github.reversion.compute.LayerNorm;
import io.github.reversion.compute.Linear;
import io.github.reversion.compute.Ops;
import io.github.reversion.compute.Weights;

/**
 * One layer of a CLIP transformer: self-attention and a feed-forward network, each after a norm.
 */
final class ClipEncoderLayer {
  private final Ops ops;
  private final LayerNorm norm1;
  private final Linear query;
  private final Linear key;
  private final Linear value;
  private final Linear out;
  private final LayerNorm norm2;
  private final Linear fc1;
  private final Linear fc2;
  private final int heads;
  private final boolean quickGelu;
  private final boolean causal;

  /**
   * Builds the layer.
   *
   * @param causal whether a token sees only itself and those before it
   */
  ClipEncoderLayer(Weights weights, ClipEncoderConfig config, boolean causal) {
    ops = weights.ops();
    int width = config.hiddenSize();
    Weights attention = weights.at("self_attn");
    norm1 = new LayerNorm(weights.at("layer_norm1"), width, config.layerNormEps());
    query = Linear.of(attention.at("q_proj"), width, width);
    key = Linear.of(attention.at("k_proj"), width, width);
    value = Linear.of(attention.at("v_proj"), width, width);
    out = Linear.of(attention.at("out_proj"), width, width);
    norm2 = new LayerNorm(weights.at("layer_norm2"), width, config.layerNormEps());
    fc1 = Linear.of(weights.at("mlp.fc1"), width, config.intermediateSize());
    fc2 = Linear.of(weights.at("mlp.fc2"), config.intermediateSize(), width);
    heads = config.heads();
    quickGelu = config.quickGelu();
    this.causal = causal;
  }

  NDArray apply(NDArray x) {
    NDArray normed = norm1.apply(x);
    NDArray attended =
        ops.attention(query.apply(normed), key.apply(normed), value.apply(normed), heads, causal);
    NDArray h = ops.add(x, out.apply(attended));
    NDArray inner = fc1.apply(norm2.apply(h));
    return ops.add(h, fc2.apply(quickGelu ? ops.quickGelu(inner) : ops.gelu(inner)));
  }
}
