package io.github.reversion.inversion;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which tokens pull the relation and which push it away.
 *
 * @param positives ids of the basis prepositions' tokens, repeats kept
 * @param negatives ids of the captions' content words, repeats kept
 */
public record SteeringTerms(List<Integer> positives, List<Integer> negatives) {

  /**
   * Collects the terms from rows of ids.
   *
   * @param inputIds captions [rows][tokens] with the relation in them
   * @param positiveIds drawn prepositions [rows][tokens]
   * @param relationIds the relation's own ids; they are neither
   * @param specialIds begin and end of text, and what else is no word; they are neither
   * @param stopIds words without content; they are not negatives
   */
  public static SteeringTerms of(
      int[][] inputIds,
      int[][] positiveIds,
      Set<Integer> relationIds,
      Set<Integer> specialIds,
      Set<Integer> stopIds) {
    return new SteeringTerms(
        all(positiveIds).filter(id -> !specialIds.contains(id)).boxed().toList(),
        all(inputIds)
            .filter(id -> !specialIds.contains(id))
            .filter(id -> !stopIds.contains(id) && !relationIds.contains(id))
            .boxed()
            .toList());
  }

  /** Whether there is nothing to push away from; the loss is then 0. */
  public boolean withoutNegatives() {
    return negatives.isEmpty();
  }

  private static IntStream all(int[][] rows) {
    return Arrays.stream(rows).flatMapToInt(Arrays::stream);
  }
}
