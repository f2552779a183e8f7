package io.github.reversion.clip;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.reversion.compute.LayerNorm;
import io.github.reversion.compute.Ops;
import io.github.reversion.compute.Precision;
import io.github.reversion.compute.Weights;
import java.util.List;
import java.util.stream.IntStream;

/**
 * CLIP's text model: token ids to the states that steer the image.
 *
 * <p>As {@code CLIPTextModel} of transformers: causal attention, no padding mask, the last state
 * after the final layer norm.
 */
public final class ClipTextModel {
  private final ClipTextConfig config;
  private final Ops ops;
  private final Precision precision;
  private final NDArray tokenEmbedding;
  private final NDArray positionEmbedding;
  private final List<ClipEncoderLayer> layers;
  private final LayerNorm finalNorm;

  /** Builds the model from weights named as in transformers ({@code text_model.…}). */
  public ClipTextModel(ClipTextConfig config, Weights weights) {
    this.config = config;
    ops = weights.ops();
    precision = weights.precision();
    Weights text = weights.at("text_model");
    Weights embeddings = text.at("embeddings");
    int width = config.hiddenSize();
    tokenEmbedding = embeddings.get("token_embedding.weight", config.vocabSize(), width);
    positionEmbedding = embeddings.get("position_embedding.weight", config.positions(), width);
    layers =
        IntStream.range(0, config.layers())
            .mapToObj(i -> new ClipEncoderLayer(text.at("encoder.layers." + i), config, true))
            .toList();
    finalNorm = new LayerNorm(text.at("final_layer_norm"), width, config.layerNormEps());
  }

  /** The model's sizes. */
  public ClipTextConfig config() {
    return config;
  }

  /**
   * The rows of the embedding table for these ids, in fp32.
   *
   * @return [ids, hidden size]
   */
  public NDArray tokenVectors(NDManager manager, int... ids) {
    long[] rows = IntStream.of(ids).asLongStream().toArray();
    return ops.cast(ops.embedding(tokenEmbedding, manager.create(rows)), Precision.FP32);
  }

  /**
   * Encodes texts.
   *
   * @param tokens texts of one length, at most {@link ClipTextConfig#positions}
   * @param added embeddings of the added tokens [count, hidden size], fp32, to which gradients flow
   *     where they are recorded; null if the texts have none
   * @return the last hidden state [texts, length, hidden size], in the model's precision
   */
  public NDArray encode(TokenBatch tokens, NDArray added) {
    NDArray x = ops.embedding(tokenEmbedding, tokens.ids());
    if (tokens.hasAdded()) {
      NDArray vectors = ops.cast(ops.embedding(added, tokens.addedIds()), precision);
      x = ops.splice(x, tokens.rows(), tokens.columns(), vectors);
    }
    x = ops.add(x, positionEmbedding.get("0:{}", tokens.ids().getShape().get(1)));
    for (ClipEncoderLayer layer : layers) {
      x = layer.apply(x);
    }
    return finalNorm.apply(x);
  }
}
