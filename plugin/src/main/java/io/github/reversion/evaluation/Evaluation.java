package io.github.reversion.evaluation;

import java.util.List;

/**
 * What an examination came to.
 *
 * @param verdicts one for each image, in their order
 * @param means of all measures that apply
 */
public record Evaluation(List<ImageVerdict> verdicts, List<MeasuredMean> means) {
  /** Copies the lists. */
  public Evaluation {
    verdicts = List.copyOf(verdicts);
    means = List.copyOf(means);
  }
}
