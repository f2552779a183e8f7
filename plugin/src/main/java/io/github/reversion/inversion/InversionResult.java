package io.github.reversion.inversion;

import io.github.reversion.relation.Relation;
import java.util.List;

/**
 * What was learned.
 *
 * @param relation the relation after the last good step
 * @param log one record a step
 * @param outcome how the run ended
 */
public record InversionResult(Relation relation, List<StepRecord> log, Outcome outcome) {

  /** How a run ended. */
  public enum Outcome {
    /** All steps were taken. */
    COMPLETED,
    /** The user stopped it; it can be resumed. */
    CANCELLED,
    /** A loss was no number any more; the relation is that of the step before. */
    DIVERGED
  }
}
