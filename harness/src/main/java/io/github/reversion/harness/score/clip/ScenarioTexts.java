package io.github.reversion.harness.score.clip;

/**
 * The texts that images of a scenario are compared with.
 *
 * @param entities the prompt with "and" for the relation, as features
 * @param relations the prompt with the words of each relation
 * @param directions the same, and with A and B swapped for relations that have a direction
 * @param grounds the prompt with "and" and each background, where one is asked for
 * @param styles the prompt with "and" and each style, where one is asked for
 * @param pairs the prompt with "and", under {@link #ASKED}, and the same with an entity of the
 *     exemplars in the place of A or of B
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares or changes it
record ScenarioTexts(
    float[] entities,
    Choice relations,
    Choice directions,
    Choice grounds,
    Choice styles,
    Choice pairs) {
  /** What the pair is called that is asked for. */
  static final String ASKED = "";

  private static final String SWAPPED = " swapped";

  /** What a relation is called where B stands in it to A. */
  static String swapped(String relation) {
    return relation + SWAPPED;
  }
}
