package io.github.reversion.relation;

import java.util.Arrays;
import java.util.Objects;

/**
 * A learned relation: the token that stands for it in a prompt, and the vectors that the text
 * encoder sees in the token's place. It does not change.
 */
public final class Relation {
  private final String token;
  private final float[][] vectors;
  private final RelationInfo info;

  /**
   * @param token how the relation is written in a prompt, for instance {@code <R>}
   * @param vectors one row for each position that the token takes in the prompt; all of the width
   *     of the text encoder's embeddings, all finite; copied
   * @param info what it was learned from
   * @throws IllegalArgumentException if the token is blank, there is no vector, the vectors differ
   *     in width or a number is not finite
   */
  public Relation(String token, float[][] vectors, RelationInfo info) {
    if (token.isBlank()) {
      throw new IllegalArgumentException("the token of a relation must not be blank");
    }
    if (vectors.length == 0 || vectors[0].length == 0) {
      throw new IllegalArgumentException("a relation needs at least one vector");
    }
    for (float[] vector : vectors) {
      requireSound(vector, vectors[0].length);
    }
    this.token = token;
    this.vectors = copy(vectors);
    this.info = Objects.requireNonNull(info, "info");
  }

  private static void requireSound(float[] vector, int width) {
    if (vector.length != width) {
      throw new IllegalArgumentException(
          "the vectors of a relation differ in width: %d and %d".formatted(width, vector.length));
    }
    for (int i = 0; i < width; i++) {
      if (!Float.isFinite(vector[i])) {
        throw new IllegalArgumentException("number %d of a vector is %s".formatted(i, vector[i]));
      }
    }
  }

  private static float[][] copy(float[][] vectors) {
    return Arrays.stream(vectors).map(float[]::clone).toArray(float[][]::new);
  }

  /** How the relation is written in a prompt. */
  public String token() {
    return token;
  }

  /** What it was learned from. */
  public RelationInfo info() {
    return info;
  }

  /** The vectors [count][width], as a copy of their own. */
  public float[][] vectors() {
    return copy(vectors);
  }

  /** How many positions the token takes in a prompt. */
  public int vectorCount() {
    return vectors.length;
  }

  /** Numbers in each vector: 768 for Stable Diffusion 1.x, 1024 for 2.x. */
  public int width() {
    return vectors[0].length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Relation that
        && token.equals(that.token)
        && Arrays.deepEquals(vectors, that.vectors)
        && info.equals(that.info);
  }

  @Override
  public int hashCode() {
    return Objects.hash(token, Arrays.deepHashCode(vectors), info);
  }

  @Override
  public String toString() {
    return "%s (%d x %d)".formatted(token, vectorCount(), width());
  }
}
