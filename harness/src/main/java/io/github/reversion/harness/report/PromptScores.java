package io.github.reversion.harness.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the images of a prompt came to, so that runs can be compared prompt by prompt.
 *
 * @param relation its name
 * @param method its name
 * @param prompt with {@code {}} for the relation
 * @param images that there are
 * @param means of the images' scores, by measure
 */
public record PromptScores(
    String relation, String method, String prompt, int images, Map<String, Double> means) {
  /**
   * Copies the means.
   *
   * @throws IllegalArgumentException if one is no finite number
   */
  public PromptScores {
    means = Collections.unmodifiableMap(new LinkedHashMap<>(means));
    means.forEach(
        (measure, mean) -> {
          if (mean == null || !Double.isFinite(mean)) {
            throw new IllegalArgumentException(
                "means." + measure + " is " + mean + ", which is no finite number");
          }
        });
  }

  /** Where a prompt is in the table. */
  record Key(String relation, String method, String prompt) {}

  Key key() {
    return new Key(relation, method, prompt);
  }
}
