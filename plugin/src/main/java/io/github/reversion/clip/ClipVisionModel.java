package io.github.reversion.clip;

import ai.djl.ndarray.NDArray;
import io.github.reversion.compute.LayerNorm;
import io.github.reversion.compute.Ops;
import io.github.reversion.compute.Precision;
import io.github.reversion.compute.Weights;
import java.util.List;
import java.util.stream.IntStream;

/**
 * CLIP's image model: pixels to states that can be compared with those of texts, or classified.
 *
 * <p>As {@code CLIPVisionTransformer} of transformers: square patches as tokens, a class token
 * before them (Dosovitskiy et al. 2021, Radford et al. 2021).
 */
public final class ClipVisionModel {
  private final ClipVisionConfig config;
  private final Ops ops;
  private final Precision precision;
  private final NDArray classEmbedding;
  private final NDArray patchEmbedding;
  private final NDArray positionEmbedding;
  private final LayerNorm normBefore;
  private final List<ClipEncoderLayer> layers;
  private final LayerNorm normAfter;

  /** Builds the model from weights named as in transformers ({@code vision_model.…}). */
  public ClipVisionModel(ClipVisionConfig config, Weights weights) {
    this.config = config;
    ops = weights.ops();
    precision = weights.precision();
    Weights vision = weights.at("vision_model");
    Weights embeddings = vision.at("embeddings");
    int width = config.hiddenSize();
    int patch = config.patchSize();
    classEmbedding = embeddings.get("class_embedding", width);
    patchEmbedding =
        embeddings.get("patch_embedding.weight", width, config.channels(), patch, patch);
    positionEmbedding = embeddings.get("position_embedding.weight", config.positions(), width);
    // The name is misspelled in all CLIP models.
    normBefore = new LayerNorm(vision.at("pre_layrnorm"), width, config.layerNormEps());
    layers =
        IntStream.range(0, config.layers())
            .mapToObj(i -> new ClipEncoderLayer(vision.at("encoder.layers." + i), config, false))
            .toList();
    normAfter = new LayerNorm(vision.at("post_layernorm"), width, config.layerNormEps());
  }

  /** The model's sizes. */
  public ClipVisionConfig config() {
    return config;
  }

  /**
   * Encodes images.
   *
   * @param pixels [N, channels, image size, image size], fp32
   * @return the last hidden state [N, 1 + patches, hidden size], class token first
   */
  public NDArray encode(NDArray pixels) {
    NDArray patches =
        ops.conv2dWithoutBias(ops.cast(pixels, precision), patchEmbedding, config.patchSize());
    NDArray x = ops.prepend(ops.imageToTokens(patches), classEmbedding);
    x = normBefore.apply(ops.add(x, positionEmbedding));
    for (ClipEncoderLayer layer : layers) {
      x = layer.apply(x);
    }
    return x;
  }

  /**
   * The state of a whole image: that of the class token, after the final norm.
   *
   * @param states from {@link #encode}
   * @return [N, hidden size]
   */
  public NDArray pooled(NDArray states) {
    return normAfter.apply(states.get(":, 0"));
  }
}
