package io.github.reversion.inversion;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Ordinary English prepositions: words that say how two things stand to each other, and towards
 * which a learned relation is steered.
 *
 * <p>The list is our own; that there are 56 is ReVersion's (Huang et al., 2024, section 4.2).
 *
 * @param words in lower case, in alphabetical order
 */
public record BasisPrepositions(List<String> words) {
  /** Copies the words. */
  public BasisPrepositions {
    words = List.copyOf(words);
  }

  /** The 56 English ones, from {@code prepositions.txt}. */
  public static BasisPrepositions english() {
    try (InputStream stream = BasisPrepositions.class.getResourceAsStream("prepositions.txt")) {
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return new BasisPrepositions(text.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException("prepositions.txt cannot be read from the program's jar", e);
    }
  }
}
