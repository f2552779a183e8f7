package io.github.reversion.clip;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.reversion.compute.Linear;
import io.github.reversion.compute.Ops;
import io.github.reversion.compute.Weights;
import io.github.reversion.weights.JsonConfig;
import java.util.stream.IntStream;

/**
 * Texts and images as directions in one space: near each other where the text says what the image
 * shows (Radford et al. 2021).
 *
 * <p>As {@code CLIPModel} of transformers. Text states are taken at the end token.
 */
public final class ClipModel {
  private final Ops ops;
  private final ClipTextModel text;
  private final ClipVisionModel vision;
  private final Linear textProjection;
  private final Linear visualProjection;
  private final NDArray logitScale;

  /**
   * The sizes of the model.
   *
   * @param text of the text model
   * @param vision of the image model
   * @param projectionDim width of the common space
   */
  public record Config(ClipTextConfig text, ClipVisionConfig vision, int projectionDim) {
    /** Reads a {@code config.json} with {@code text_config} and {@code vision_config}. */
    public static Config from(JsonConfig config) {
      return new Config(
          ClipTextConfig.from(config.section("text_config")),
          ClipVisionConfig.from(config.section("vision_config")),
          config.integer("projection_dim", 512));
    }
  }

  /** Builds the model from weights named as in transformers. */
  public ClipModel(Config config, Weights weights) {
    ops = weights.ops();
    text = new ClipTextModel(config.text(), weights);
    vision = new ClipVisionModel(config.vision(), weights);
    int width = config.projectionDim();
    textProjection =
        Linear.withoutBias(weights.at("text_projection"), config.text().hiddenSize(), width);
    visualProjection =
        Linear.withoutBias(weights.at("visual_projection"), config.vision().hiddenSize(), width);
    logitScale = weights.get("logit_scale");
  }

  /**
   * Directions of texts.
   *
   * @param ids [texts][length], each with an end token
   * @param endId the end token's id; its first place counts, since it may fill up as well
   * @return [texts, projection width], of length 1
   */
  public NDArray textFeatures(NDManager manager, int[][] ids, int endId) {
    NDArray states = text.encode(TokenBatch.of(manager, ids, Integer.MAX_VALUE), null);
    long[] ends = new long[ids.length];
    for (int i = 0; i < ids.length; i++) {
      int[] row = ids[i];
      ends[i] =
          IntStream.range(0, row.length).filter(j -> row[j] == endId).findFirst().orElseThrow();
    }
    long[] rows = IntStream.range(0, ids.length).asLongStream().toArray();
    NDArray pooled = ops.places(states, manager.create(rows), manager.create(ends));
    return ops.unit(textProjection.apply(pooled));
  }

  /**
   * Directions of images.
   *
   * @param pixels [N, channels, image size, image size], fp32
   * @return [N, projection width], of length 1
   */
  public NDArray imageFeatures(NDArray pixels) {
    return ops.unit(visualProjection.apply(vision.pooled(vision.encode(pixels))));
  }

  /** The logarithm of the factor that makes cosines logits: a scalar. */
  public NDArray logitScale() {
    return logitScale;
  }
}
