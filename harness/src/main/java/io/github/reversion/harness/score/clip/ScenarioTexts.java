package io.github.reversion.harness.score.clip;

/**
 * The texts that images of a scenario are compared with.
 *
 * @param entities the prompt with "and" for the relation, as features
 * @param relations the prompt with the words of each relation
 * @param directions the same, and with A and B swapped for relations that have a direction
 * @param grounds the prompt with "and" and each background, where one is asked for
 * @param styles the prompt with "and" and each style, where one is asked for
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares or changes it
record ScenarioTexts(
    float[] entities, Choice relations, Choice directions, Choice grounds, Choice styles) {
  private static final String SWAPPED = " swapped";

  /** What a relation is called where B stands in it to A. */
  static String swapped(String relation) {
    return relation + SWAPPED;
  }
}
