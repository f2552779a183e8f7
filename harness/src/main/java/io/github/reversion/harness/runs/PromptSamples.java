package io.github.reversion.harness.runs;

import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.harness.plan.Unit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Images of a prompt that are drawn with the same relation, or with none.
 *
 * @param prompt that they show
 * @param inversion what must be learned before they are drawn, where the method learns
 * @param samples which of the prompt's images, from 0 on
 */
public record PromptSamples(
    Unit.Images prompt, Optional<Unit.Inversion> inversion, List<Integer> samples) {
  /** Copies the list. */
  public PromptSamples {
    samples = List.copyOf(samples);
  }

  /** All images of a prompt, by the inversion whose relation draws them. */
  static List<PromptSamples> of(Suite suite, Unit.Images prompt) {
    return IntStream.range(0, suite.imagesPerPrompt())
        .boxed()
        .collect(
            Collectors.groupingBy(
                sample -> Unit.Inversion.of(suite, prompt, sample),
                LinkedHashMap::new,
                Collectors.toList()))
        .entrySet()
        .stream()
        .map(part -> new PromptSamples(prompt, part.getKey(), part.getValue()))
        .toList();
  }
}
