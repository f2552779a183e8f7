package io.github.reversion.harness.score;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a scorer says of an image.
 *
 * @param scores a number for each measure of {@link Measures} that the image can be judged by; 0 or
 *     1 where it is a yes or no; what is not asked for, or cannot be seen, is left out
 * @param seen the relation that the image shows: the name of one, {@link Measures#OTHER} or {@link
 *     Measures#MISSING}; empty where the scorer cannot tell
 * @param reason for it in words, for people; empty where there is none
 */
public record Judgement(Map<String, Double> scores, String seen, String reason) {
  /** Copies the scores. */
  public Judgement {
    scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
  }

  /** Without a reason. */
  public Judgement(Map<String, Double> scores, String seen) {
    this(scores, seen, "");
  }

  /** Nothing but whether the relation that was asked for is the one that is seen. */
  public static Judgement ofRelation(Question question, String seen) {
    double right = seen.equals(question.relation().name()) ? 1 : 0;
    return new Judgement(Map.of(Measures.RELATION, right), seen);
  }
}
