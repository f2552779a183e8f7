package io.github.reversion.inversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.clip.ClipTokenizer;
import io.github.reversion.clip.Placeholder;
import io.github.reversion.exemplar.StopWords;
import io.github.reversion.settings.SettingException;
import io.github.reversion.testing.Tiny;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SteeringVocabularyTest {
  private static final String CAPTION = "a red cat, <R> ! the stone, and";

  @ParameterizedTest
  @ValueSource(strings = {"tiny-sd15", "tiny-sd21"})
  void onlyContentWordsPushAway(String checkpoint) {
    ClipTokenizer tokenizer = tokenizer(checkpoint);
    SteeringTerms terms = terms(tokenizer, vocabulary(tokenizer, BasisKind.ALL));
    List<Integer> content = new ArrayList<>();
    content.addAll(tokenizer.tokenize("red cat"));
    if (checkpoint.equals("tiny-sd15")) {
      content.addAll(tokenizer.tokenize("!"));
    }
    content.addAll(tokenizer.tokenize("stone"));
    assertEquals(content, terms.negatives());
  }

  @Test
  void paddingOfStableDiffusion2IsNeitherPositiveNorNegative() {
    ClipTokenizer tokenizer = tokenizer("tiny-sd21");
    assertEquals(0, tokenizer.paddingId());
    assertFalse(tokenizer.paddingId() == tokenizer.endId(), "else it would be a special token");
    SteeringTerms terms = terms(tokenizer, vocabulary(tokenizer, BasisKind.ALL));
    assertFalse(terms.positives().contains(0));
    assertFalse(terms.negatives().contains(0));
    assertFalse(terms.positives().isEmpty());
  }

  @Test
  void basisOfAllPrepositionsHasAllTheirTokens() {
    ClipTokenizer tokenizer = tokenizer("tiny-sd21");
    SteeringVocabulary vocabulary = vocabulary(tokenizer, BasisKind.ALL);
    assertEquals(56, vocabulary.basis().size());
    assertTrue(vocabulary.basis().stream().anyMatch(ids -> ids.size() > 1));
    vocabulary.basis().forEach(ids -> assertTrue(vocabulary.stopIds().containsAll(ids)));
  }

  @Test
  void basisOfSingleTokensHasNoOther() {
    ClipTokenizer tokenizer = tokenizer("tiny-sd21");
    SteeringVocabulary all = vocabulary(tokenizer, BasisKind.ALL);
    SteeringVocabulary single = vocabulary(tokenizer, BasisKind.SINGLE_TOKEN);
    assertEquals(all.basis().stream().filter(ids -> ids.size() == 1).toList(), single.basis());
    assertTrue(single.basis().size() > 4 && single.basis().size() < 56);
    assertEquals(all.stopIds(), single.stopIds(), "prepositions of several tokens stay stop words");
  }

  @Test
  void modelWithoutPrepositionsOfOneTokenIsRefused() {
    SettingException e =
        assertThrows(
            SettingException.class,
            () ->
                SteeringVocabulary.of(
                    tokenizer("tiny-sd21"),
                    List.of("notwithstanding"),
                    StopWords.english(),
                    BasisKind.SINGLE_TOKEN));
    assertTrue(e.getMessage().contains("use basis all"), e.getMessage());
  }

  private static SteeringTerms terms(ClipTokenizer tokenizer, SteeringVocabulary vocabulary) {
    ClipTokenizer withRelation = tokenizer.withPlaceholders(List.of(new Placeholder("<R>")));
    int[][] captions = {withRelation.encode(CAPTION).toArray()};
    int[][] prepositions =
        vocabulary.basis().stream()
            .map(ids -> ids.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
    return SteeringTerms.of(
        captions,
        prepositions,
        Set.copyOf(withRelation.placeholderIds("<R>")),
        vocabulary.specialIds(),
        vocabulary.stopIds());
  }

  private static SteeringVocabulary vocabulary(ClipTokenizer tokenizer, BasisKind kind) {
    return SteeringVocabulary.of(
        tokenizer, BasisPrepositions.english().words(), StopWords.english(), kind);
  }

  private static ClipTokenizer tokenizer(String checkpoint) {
    Path folder = Tiny.GOLDENS.resolve(checkpoint);
    return ClipTokenizer.load(folder.resolve("tokenizer"));
  }
}
