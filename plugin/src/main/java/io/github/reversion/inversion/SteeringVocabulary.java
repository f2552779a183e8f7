package io.github.reversion.inversion;

import io.github.reversion.clip.ClipTokenizer;
import io.github.reversion.exemplar.StopWords;
import io.github.reversion.settings.SettingException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The words of the preposition prior in a model's own tokens.
 *
 * @param basis the tokens of each basis preposition
 * @param stopIds tokens without content: stop words, prepositions, commas, padding
 * @param specialIds begin and end of text
 */
public record SteeringVocabulary(
    List<List<Integer>> basis, Set<Integer> stopIds, Set<Integer> specialIds) {

  /**
   * Looks the words up.
   *
   * @throws SettingException if no preposition is left as basis
   */
  public static SteeringVocabulary of(
      ClipTokenizer tokenizer, List<String> prepositions, StopWords stopWords, BasisKind kind) {
    List<List<Integer>> all = prepositions.stream().map(tokenizer::tokenize).toList();
    List<List<Integer>> basis =
        kind == BasisKind.ALL ? all : all.stream().filter(ids -> ids.size() == 1).toList();
    if (basis.isEmpty()) {
      throw new SettingException(
          "basis is single_token, but this model's vocabulary has no preposition as one token; use"
              + " basis all.");
    }
    Set<Integer> stops = new HashSet<>();
    all.forEach(stops::addAll);
    stopWords.words().forEach(word -> stops.addAll(tokenizer.tokenize(word)));
    stops.addAll(tokenizer.tokenize(","));
    // SD 2 pads with a token that is no special one; it would be the most frequent "word" of all.
    stops.add(tokenizer.paddingId());
    return new SteeringVocabulary(
        basis, Set.copyOf(stops), Set.of(tokenizer.startId(), tokenizer.endId()));
  }
}
