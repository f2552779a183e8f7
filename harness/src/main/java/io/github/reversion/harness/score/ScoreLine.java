package io.github.reversion.harness.score;

import io.github.reversion.harness.runs.ImageKey;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a scorer says of an image: a line of {@code scores.jsonl}.
 *
 * @param relation its name
 * @param method its name
 * @param prompt with {@code {}} for the relation
 * @param sample which image of the prompt, from 0 on
 * @param image SHA-256 of its pixels
 * @param scorer its name
 * @param scorerHash see {@link Scorer#hash}
 * @param scores by measure, each a finite number
 * @param seen see {@link Judgement#seen}
 */
public record ScoreLine(
    String relation,
    String method,
    String prompt,
    int sample,
    String image,
    String scorer,
    String scorerHash,
    Map<String, Double> scores,
    String seen) {

  /**
   * Copies the scores.
   *
   * @throws IllegalArgumentException if one is no finite number, naming the measure
   */
  public ScoreLine {
    scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
    scores.forEach(
        (measure, score) -> {
          if (score == null || !Double.isFinite(score)) {
            throw new IllegalArgumentException(
                "scores." + measure + " is " + score + ", which is no finite number");
          }
        });
  }

  /** The same with one score more. */
  public ScoreLine with(String measure, double score) {
    Map<String, Double> more = new LinkedHashMap<>(scores);
    more.put(measure, score);
    return new ScoreLine(relation, method, prompt, sample, image, scorer, scorerHash, more, seen);
  }

  /** Which image it is about. */
  public ImageKey key() {
    return new ImageKey(relation, method, prompt, sample);
  }
}
