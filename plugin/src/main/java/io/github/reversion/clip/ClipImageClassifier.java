package io.github.reversion.clip;

import ai.djl.ndarray.NDArray;
import io.github.reversion.compute.Linear;
import io.github.reversion.compute.Weights;

/**
 * Says which labels an image has.
 *
 * <p>As {@code CLIPForImageClassification} of transformers: the mean of the patches' states, then
 * one linear layer.
 */
public final class ClipImageClassifier {
  private final ClipVisionModel vision;
  private final Linear classifier;

  /** Builds the model from weights named as in transformers. */
  public ClipImageClassifier(ClipVisionConfig config, int labels, Weights weights) {
    vision = new ClipVisionModel(config, weights);
    classifier = Linear.of(weights.at("classifier"), config.hiddenSize(), labels);
  }

  /**
   * Scores of the labels.
   *
   * @param pixels [N, channels, image size, image size], fp32
   * @return logits [N, labels], in the model's precision
   */
  public NDArray logits(NDArray pixels) {
    NDArray patches = vision.encode(pixels).get(":, 1:");
    return classifier.apply(patches.mean(new int[] {1}));
  }
}
