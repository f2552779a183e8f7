package io.github.reversion.exemplar;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.image.RgbImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptionRulesTest {
  private final CaptionRules rules = CaptionRules.english();

  @ParameterizedTest
  @ValueSource(
      strings = {"cat {} stone", "{} cat", "the owl{}it's jar", "Katze {} Stein", "1 {} 2", "猫{}石"})
  void acceptsOneRelationAndSomeContent(String caption) {
    assertDoesNotThrow(() -> rules.check("0.png", List.of(caption)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cat on stone | no {}",
        "cat { } stone | no {}",
        "{} cat {} stone | {} 2 times",
        "{}{}{} | {} 3 times",
        "{} | nothing",
        "'it''s {} the, and DON''T!' | nothing",
      })
  void refusesOthersNamingPlaceAndCaption(String caption, String reason) {
    Exception e =
        assertThrows(
            ExemplarException.class, () -> rules.check("0.png", List.of("cat {}", caption)));
    assertTrue(e.getMessage().startsWith("0.png: "), e.getMessage());
    assertTrue(e.getMessage().contains("\"" + caption + "\""), e.getMessage());
    assertTrue(e.getMessage().contains(reason), e.getMessage());
  }

  @Test
  void refusesSeveralLinesAndNoCaption() {
    assertThrows(ExemplarException.class, () -> rules.check("0.png", List.of("cat {}\nstone")));
    assertThrows(ExemplarException.class, () -> rules.check("0.png", List.of()));
  }

  @Test
  void findsContentWords() {
    assertEquals(
        List.of("photo", "fox", "copper", "kettle"),
        rules.contentWords("Photo of a FOX {} the copper-kettle's").stream()
            .filter(word -> !word.equals("of"))
            .toList());
  }

  @Test
  void takesOtherStopWords() {
    CaptionRules strict = new CaptionRules("cat"::equals);
    assertThrows(ExemplarException.class, () -> strict.check("0.png", List.of("cat {} Cat")));
  }

  @Test
  void checksWholeSets() {
    Exemplar exemplar =
        new Exemplar("7.png", new RgbImage(1, 2, new byte[6]), List.of(" the {} it "));
    assertEquals(List.of("the {} it"), exemplar.captions());
    Exemplars exemplars = new Exemplars("set", List.of(exemplar));
    Exception e = assertThrows(ExemplarException.class, () -> rules.check(exemplars));
    assertTrue(e.getMessage().startsWith("7.png: "), e.getMessage());
  }

  @Test
  void holdsStopWordsWithoutPrepositionsAndContent() {
    StopWords words = StopWords.english();
    for (String word : List.of("a", "the", "it", "is", "and", "s", "t", "would", "don")) {
      assertTrue(words.contains(word), word);
    }
    for (String word : List.of("cat", "of", "inside", "photo", "", "#")) {
      assertFalse(words.contains(word), word);
    }
    assertTrue(words.words().stream().allMatch(word -> word.matches("[a-z]+")));
  }

  @Test
  void refusesExemplarsWithoutNameOrCaptionOrTwice() {
    RgbImage image = new RgbImage(1, 2, new byte[6]);
    List<String> captions = List.of("cat {}");
    for (String name : List.of("", " ", "..", "a/b.png", "a\\b.png", "a\nb.png")) {
      assertThrows(ExemplarException.class, () -> new Exemplar(name, image, captions), name);
    }
    assertThrows(ExemplarException.class, () -> new Exemplar("a.png", image, List.of()));
    assertThrows(ExemplarException.class, () -> new Exemplar("a.png", image, List.of("cat")));
    Exemplar exemplar = new Exemplar("a.png", image, captions);
    assertThrows(ExemplarException.class, () -> new Exemplars("set", List.of()));
    assertThrows(ExemplarException.class, () -> new Exemplars("set", List.of(exemplar, exemplar)));
  }
}
