package io.github.reversion.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.relation.Relation;
import io.github.reversion.relation.RelationInfo;
import io.github.reversion.settings.SettingException;
import io.github.reversion.testing.Tiny;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptsTest {
  private static StableDiffusion model;

  @BeforeAll
  static void load() {
    model = Tiny.load(Tiny.SD21);
  }

  @AfterAll
  static void close() {
    model.close();
  }

  @ParameterizedTest
  @CsvSource({
    "Cat ON Stone, cat on stone",
    "Cat <R> Stone, cat <R> stone",
    "cat <r> stone, cat <R> stone",
    "Cat{}stone, cat<R>stone",
    "{} and {}, <R> and <R>",
    "a <S> b <s> c {}, a <S> b <S> c <R>",
    "'  spaces stay ', '  spaces stay '"
  })
  void promptsAreLowerCasedAroundTheTokens(String prompt, String expected) {
    assertEquals(expected, prompts("<R>", "<S>").prepare(prompt));
  }

  @Test
  void tokensWithSignsOfRegularExpressionsAreTakenAsTheyAre() {
    assertEquals("a $1.* b", prompts("$1.*").prepare("A $1.* B"));
    assertEquals("a (X\\ b", prompts("(X\\").prepare("A (x\\ B"));
  }

  @Test
  void bracesNeedARelation() {
    SettingException e =
        assertThrows(SettingException.class, () -> prompts().prepare("Cat {} stone"));
    assertTrue(e.getMessage().contains("'Cat {} stone' has {}"), e.getMessage());
  }

  @Test
  void relationTakesAsManyPlacesAsItHasVectors() {
    Relation wide = new Relation("<W>", new float[3][32], RelationInfo.empty());
    Prompts prompts = new Prompts(model, List.of(relation("<R>"), wide));
    List<Integer> ids = prompts.ids(prompts.prepare("<R> <w>")).ids();
    int first = model.tokenizer().vocabularySize();
    assertEquals(
        List.of(first, first + 1, first + 2, first + 3, model.tokenizer().endId()),
        ids.subList(1, 6));
  }

  @Test
  void relationOfAnotherKindOfModelIsRefused() {
    Relation other = new Relation("<R>", new float[1][768], RelationInfo.empty());
    SettingException e =
        assertThrows(SettingException.class, () -> new Prompts(model, List.of(other)));
    assertTrue(e.getMessage().contains("<R> has vectors of width 768"), e.getMessage());
    assertTrue(e.getMessage().contains("wants 32"), e.getMessage());
  }

  @Test
  void twoRelationsOfOneTokenAreRefused() {
    for (String second : List.of("<R>", "<r>")) {
      SettingException e = assertThrows(SettingException.class, () -> prompts("<R>", second));
      assertTrue(e.getMessage().contains("Two relations are written"), e.getMessage());
    }
  }

  @Test
  void tokenOfTheModelItselfIsRefused() {
    SettingException e = assertThrows(SettingException.class, () -> prompts("!"));
    assertEquals(
        "The placeholder ! is a token of the model already; rename the file of the embedding, or"
            + " learn it again with another token.",
        e.getMessage());
  }

  private static Prompts prompts(String... tokens) {
    return new Prompts(model, Stream.of(tokens).map(PromptsTest::relation).toList());
  }

  private static Relation relation(String token) {
    return new Relation(token, new float[1][32], RelationInfo.empty());
  }
}
