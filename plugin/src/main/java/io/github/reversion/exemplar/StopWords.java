package io.github.reversion.exemplar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words that carry no content: articles, pronouns, auxiliaries, conjunctions, and what an
 * apostrophe leaves behind. Prepositions are not among them.
 *
 * @param words in lower case
 */
public record StopWords(Set<String> words) {
  /** Copies the words. */
  public StopWords {
    words = Set.copyOf(words);
  }

  /** The English ones, from {@code stop_words.txt}: our own list. */
  public static StopWords english() {
    try (InputStream stream = StopWords.class.getResourceAsStream("stop_words.txt")) {
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return new StopWords(
          text.lines()
              .filter(line -> !line.startsWith("#"))
              .flatMap(Pattern.compile(" ")::splitAsStream)
              .collect(Collectors.toSet()));
    } catch (IOException e) {
      throw new UncheckedIOException("stop_words.txt cannot be read from the program's jar", e);
    }
  }

  /** Whether a word, in lower case, is one of them. */
  public boolean contains(String word) {
    return words.contains(word);
  }
}
