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

  /**
   * What there is to say of a run that diverged: at which step, and what helps.
   *
   * @param options of the run
   */
  public String divergence(InversionOptions options) {
    return "The loss was no finite number at step %d; lower learning_rate (now %s), or compute in fp32."
        .formatted(log.size() + 1, options.learningRate());
  }

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
