package io.github.reversion.explain;

import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.relation.Relation;
import io.github.reversion.settings.SettingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A learned relation in words: which prepositions its vectors are made of, and which words of the
 * vocabulary are nearest.
 *
 * @param token of the relation
 * @param vectors in their order
 * @param basis how many prepositions there were to choose from
 * @param others the shares by which as many prepositions explain other words of the vocabulary,
 *     ascending: what a share is to be compared with; empty where there are no other words
 */
public record Explanation(
    String token, List<VectorExplanation> vectors, int basis, List<Double> others) {

  /** What an explanation is of, and what it is not. */
  public static final String LIMITS =
      "This is about the vector that the text encoder reads, not about the pictures: what the"
          + " encoder and the image network make of it, words need not say.";

  /** Copies the lists. */
  public Explanation {
    vectors = List.copyOf(vectors);
    others = List.copyOf(others);
  }

  /**
   * Explains a relation.
   *
   * @param model that it was learned on
   * @throws SettingException if its vectors are not of the model's width, or no preposition is one
   *     token in the model's vocabulary
   */
  public static Explanation of(
      StableDiffusion model, Relation relation, ExplanationOptions options) {
    return new Explainer(model, options).explain(relation);
  }

  /** The share of other words that so many prepositions explain less, 0 to 1; 1 without others. */
  public double rank(VectorExplanation vector) {
    long less = others.stream().filter(share -> share < vector.share()).count();
    return others.isEmpty() ? 1 : (double) less / others.size();
  }

  /** All of it for people, a line each; the last says what it does not say. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < vectors.size(); i++) {
      VectorExplanation vector = vectors.get(i);
      String name = vectors.size() == 1 ? token : token + " " + (i + 1);
      String sum = joined(vector.prepositions(), " + ");
      lines.add("%s ~ %s".formatted(name, sum.isEmpty() ? "no preposition" : sum));
      lines.add(verdict(vector));
      if (!vector.nearest().isEmpty()) {
        lines.add("Nearest words: " + joined(vector.nearest(), ", "));
      }
    }
    lines.add(LIMITS);
    return lines;
  }

  private static String joined(List<WordWeight> words, String separator) {
    return words.stream().map(WordWeight::toString).collect(Collectors.joining(separator));
  }

  private String verdict(VectorExplanation vector) {
    String share =
        String.format(
            Locale.ROOT,
            "%.0f %% of its squared length is explained by %d of %d prepositions.",
            100 * vector.share(),
            vector.prepositions().size(),
            basis);
    return others.isEmpty()
        ? share
        : share
            + String.format(
                Locale.ROOT,
                " Of %d other words in the vocabulary the middle one has %.0f %%, and %.0f %% of"
                    + " them have less than this.",
                others.size(),
                100 * others.get(others.size() / 2),
                100 * rank(vector));
  }

  /** By name, in a fixed order, as maps, lists, texts and numbers. */
  public Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("token", token);
    map.put("vectors", vectors.stream().map(VectorExplanation::asMap).toList());
    map.put("basis", basis);
    map.put("shares_of_other_words", others);
    map.put("limits", LIMITS);
    return map;
  }
}
