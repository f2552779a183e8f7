package io.github.reversion.inversion;

import ai.djl.ndarray.NDArray;
import io.github.reversion.compute.Ops;
import java.util.List;

/**
 * Pulls the relation's vector to basis prepositions and away from the entities' words (ReVersion,
 * equation 5): multi-instance InfoNCE on token embeddings of unit length.
 *
 * <p>No gradient flows to the words.
 *
 * @param temperature divides the cosine similarities
 */
public record SteeringLoss(Ops ops, double temperature) {

  /**
   * The words one anchored row is steered by.
   *
   * @param positives embeddings [P, width] of the drawn prepositions
   * @param negatives embeddings [Q, width] of the caption's content words; null if it has none, the
   *     row's loss is then 0
   */
  public record Words(NDArray positives, NDArray negatives) {}

  /**
   * The loss.
   *
   * @param vectors the relation's [count, width]; their mean is the anchor
   * @param rows what each anchored row is steered by; the loss is the rows' mean
   * @return a scalar
   */
  public NDArray of(NDArray vectors, List<Words> rows) {
    NDArray anchor = vectors.mean(new int[] {0});
    // Not a constant, so that even a loss without any words has a gradient: 0.
    NDArray sum = ops.scale(anchor.sum(), 0);
    for (Words words : rows) {
      if (words.negatives != null) {
        sum = sum.add(ops.infoNce(anchor, words.positives, words.negatives, temperature));
      }
    }
    return ops.scale(sum, 1.0 / rows.size());
  }
}
