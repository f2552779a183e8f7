package io.github.reversion.explain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one vector of a relation is made of.
 *
 * @param length of the vector
 * @param share of its squared length that the prepositions explain, 0 to 1
 * @param prepositions with their factors, the largest first; those that count nothing are left out
 * @param nearest words of the whole vocabulary with their cosines, the nearest first
 */
public record VectorExplanation(
    double length, double share, List<WordWeight> prepositions, List<WordWeight> nearest) {

  /** Copies the lists. */
  public VectorExplanation {
    prepositions = List.copyOf(prepositions);
    nearest = List.copyOf(nearest);
  }

  Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("length", length);
    map.put("share", share);
    map.put("prepositions", weights(prepositions, "weight"));
    map.put("nearest", weights(nearest, "cosine"));
    return map;
  }

  private static List<Map<String, Object>> weights(List<WordWeight> words, String name) {
    return words.stream().map(word -> entry(word, name)).toList();
  }

  private static Map<String, Object> entry(WordWeight word, String name) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("word", word.word());
    entry.put(name, word.weight());
    return entry;
  }
}
