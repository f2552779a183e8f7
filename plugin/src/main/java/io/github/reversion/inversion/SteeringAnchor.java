package io.github.reversion.inversion;

/** Which rows of a batch steer the relation. */
public enum SteeringAnchor {
  /**
   * The first row's relation against the words of all rows, as the original implementation does.
   */
  FIRST_ROW,
  /** Every row's relation against the words of that row; the loss is the rows' mean. */
  EVERY_ROW
}
