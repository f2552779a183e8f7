package io.github.reversion.harness.score;

import io.github.reversion.benchmark.world.BenchmarkRelation;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** What all scorers of the scene world say of an image. */
final class SceneJudgement {
  private SceneJudgement() {}

  /**
   * The scores, to which others may be added.
   *
   * @param right whether the relation holds
   * @param reversed whether it holds with A and B swapped
   * @param a whether A is there
   * @param b whether B is there
   */
  static Map<String, Double> scores(
      SceneQuestion asked, boolean right, boolean reversed, boolean a, boolean b) {
    Map<String, Double> scores = new LinkedHashMap<>();
    scores.put(Measures.RELATION, number(right));
    if (right != reversed && !asked.relation().isSymmetric()) {
      scores.put(Measures.DIRECTION, number(right));
    }
    scores.put(Measures.ENTITIES, number(a && b));
    scores.put(Measures.ENTITY_A, number(a));
    scores.put(Measures.ENTITY_B, number(b));
    return scores;
  }

  /**
   * The relation that is seen.
   *
   * @param entities whether both are there
   * @param shows whether a relation holds
   */
  static String seen(
      Question question,
      SceneQuestion asked,
      boolean entities,
      Predicate<BenchmarkRelation> shows) {
    if (!entities) {
      return Measures.MISSING;
    } else if (shows.test(asked.relation())) {
      return question.relation().name();
    }
    return Arrays.stream(BenchmarkRelation.values())
        .filter(shows)
        .map(BenchmarkRelation::toString)
        .findFirst()
        .orElse(Measures.OTHER);
  }

  static double number(boolean yes) {
    return yes ? 1 : 0;
  }
}
