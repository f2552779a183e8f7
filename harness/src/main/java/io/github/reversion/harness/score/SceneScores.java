package io.github.reversion.harness.score;

import java.util.LinkedHashMap;
import java.util.Map;

/** What all scorers of the scene world say of an image. */
final class SceneScores {
  private SceneScores() {}

  /**
   * The scores, to which others may be added.
   *
   * @param right whether the relation holds
   * @param reversed whether it holds with A and B swapped
   * @param entities whether both are there
   */
  static Map<String, Double> of(
      SceneQuestion asked, boolean right, boolean reversed, boolean entities) {
    Map<String, Double> scores = new LinkedHashMap<>();
    scores.put(Measures.RELATION, number(right));
    if (right != reversed && !asked.relation().isSymmetric()) {
      scores.put(Measures.DIRECTION, number(right));
    }
    scores.put(Measures.ENTITIES, number(entities));
    return scores;
  }

  static double number(boolean yes) {
    return yes ? 1 : 0;
  }
}
