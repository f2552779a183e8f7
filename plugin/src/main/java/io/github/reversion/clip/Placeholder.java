package io.github.reversion.clip;

/**
 * A word that the model's vocabulary does not have and that stands for learned vectors.
 *
 * @param token how it is written in a prompt, for instance {@code <R>}; upper and lower case differ
 * @param vectors how many learned vectors it stands for, at least 1; it takes as many consecutive
 *     ids
 */
public record Placeholder(String token, int vectors) {
  /** Refuses a token that is empty or has white space in it, and less than one vector. */
  public Placeholder {
    if (token.isEmpty() || token.chars().anyMatch(Character::isWhitespace)) {
      throw new IllegalArgumentException(
          "The placeholder \"" + token + "\" must be one word without spaces, such as <R>");
    }
    if (vectors < 1) {
      throw new IllegalArgumentException(
          "The placeholder " + token + " must have at least 1 vector, not " + vectors);
    }
  }

  /** A placeholder of a single vector. */
  public Placeholder(String token) {
    this(token, 1);
  }
}
