package io.github.reversion.explain;

import java.util.Locale;

/**
 * A word, and how much of it there is.
 *
 * @param word of the model's vocabulary
 * @param weight a factor, or a cosine
 */
public record WordWeight(String word, double weight) {
  /** Such as {@code 0.83 inside}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.2f %s", weight, word);
  }
}
