package io.github.reversion.harness.runs;

import io.github.reversion.harness.plan.Unit;
import java.util.List;
import java.util.Optional;

/**
 * Some images of a prompt.
 *
 * @param prompt that they show
 * @param samples which of its images, from 0 on
 */
public record PromptSamples(Unit.Images prompt, List<Integer> samples) {
  /** Copies the list. */
  public PromptSamples {
    samples = List.copyOf(samples);
  }

  /** What must be learned before they are drawn, where the method learns. */
  public Optional<Unit.Inversion> inversion() {
    return prompt.inversion();
  }
}
