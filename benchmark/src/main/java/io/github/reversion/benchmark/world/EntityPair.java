package io.github.reversion.benchmark.world;

import io.github.reversion.compute.RandomStream;

/**
 * Two entities that can stand in a relation.
 *
 * @param a the first, of which the relation is said: it is "A on B"
 * @param b the second, of another colour
 */
public record EntityPair(Entity a, Entity b) {

  /** Refuses two of one colour: a picture could not tell them apart. */
  public EntityPair {
    if (a.colour() == b.colour()) {
      throw new IllegalArgumentException(a + " and " + b + " have the same colour");
    }
  }

  /** Any pair, drawn. */
  public static EntityPair draw(RandomStream stream) {
    while (true) {
      Entity a = Entity.draw(stream);
      Entity b = Entity.draw(stream);
      if (a.colour() != b.colour()) {
        return new EntityPair(a, b);
      }
    }
  }

  /** B and A. */
  public EntityPair swapped() {
    return new EntityPair(b, a);
  }

  /** A prompt with the relation's words, or {@code {}}, between the two. */
  public String prompt(String relation) {
    return a + " " + relation + " " + b;
  }

  /** Whether a caption names both, in this order. */
  public boolean isIn(String caption) {
    return caption.matches("(?s).*\\b" + a + "\\b.*\\b" + b + "\\b.*");
  }
}
