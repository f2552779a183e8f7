package io.github.reversion.clip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ClipTokenizerTest {
  private static final Path GOLDENS = Path.of("src/test/resources/goldens");

  /** Padded with the end token. */
  private static ClipTokenizer sd15;

  /** Padded with {@code !}, id 0; vocabulary of 4096. */
  private static ClipTokenizer sd21;

  @BeforeAll
  static void load() {
    sd15 = ClipTokenizer.load(GOLDENS.resolve("tiny-sd15/tokenizer"));
    sd21 = ClipTokenizer.load(GOLDENS.resolve("tiny-sd21/tokenizer"));
  }

  @Test
  void tokenizesWithoutStartAndEnd() {
    assertEquals(List.of(320, 1125, 539, 320, 2368), sd15.tokenize("A photo of a cat"));
  }

  @Test
  void cutsThePaddingTokenOfStableDiffusion2OutOfAnyText() {
    assertEquals(0, sd21.paddingId());
    assertEquals(0, sd21.tokenize("wow!").get(sd21.tokenize("wow!").size() - 1));
    assertEquals(0, sd15.vocabularySize() - 49408);
    assertFalse(sd15.tokenize("wow!").contains(0));
  }

  @Test
  void givesPlaceholdersConsecutiveIdsAfterTheVocabulary() {
    ClipTokenizer tokenizer =
        sd15.withPlaceholders(
            List.of(new Placeholder("<R>", 3), new Placeholder("<on>"), new Placeholder("<R>2")));
    assertEquals(List.of(49408, 49409, 49410), tokenizer.placeholderIds("<R>"));
    assertEquals(List.of(49411), tokenizer.placeholderIds("<on>"));
    assertEquals(
        List.of(2368, 49408, 49409, 49410, 2441, 49411, 49412),
        tokenizer.tokenize("cat<R>stone <on><R>2"));
    assertEquals(49408, tokenizer.vocabularySize());
  }

  @Test
  void keepsTheCaseOfPlaceholdersAndTheOriginalUntouched() {
    ClipTokenizer tokenizer = sd15.withPlaceholders(List.of(new Placeholder("<R>")));
    assertFalse(tokenizer.tokenize("<r>").contains(49408));
    assertFalse(sd15.tokenize("<R>").contains(49408));
  }

  @Test
  void refusesPlaceholdersThatAreTokensAlready() {
    for (String token : List.of("<|endoftext|>", "cat</w>")) {
      Exception e =
          assertThrows(
              IllegalArgumentException.class,
              () -> sd15.withPlaceholders(List.of(new Placeholder(token))));
      assertTrue(e.getMessage().contains(token), e.getMessage());
    }
    List<Placeholder> twice = List.of(new Placeholder("<R>"), new Placeholder("<R>"));
    assertThrows(IllegalArgumentException.class, () -> sd15.withPlaceholders(twice));
    assertThrows(IllegalArgumentException.class, () -> sd15.placeholderIds("<R>"));
    assertThrows(IllegalArgumentException.class, () -> sd15.placeholderIds("<|endoftext|>"));
  }

  @Test
  void refusesPlaceholdersThatAreNoWordOrHaveNoVector() {
    assertThrows(IllegalArgumentException.class, () -> new Placeholder(""));
    assertThrows(IllegalArgumentException.class, () -> new Placeholder("< R>"));
    assertThrows(IllegalArgumentException.class, () -> new Placeholder("<R>", 0));
  }

  @Test
  void saysWhatWasCut() {
    ClipTokenizer tokenizer = sd15.withPlaceholders(List.of(new Placeholder("<R>", 2)));
    TokenIds ids = tokenizer.encode("cat ".repeat(74) + "Red House, <R> café!");
    assertEquals(77, ids.ids().size());
    assertEquals(77, ids.used());
    assertEquals(83, ids.promptTokens());
    assertEquals(Optional.of("house , <R> café !"), ids.truncatedText());
    assertEquals(
        Optional.of("the prompt has 83 tokens, the model reads 77; cut: house , <R> café !"),
        ids.warning());
  }

  @Test
  void saysNothingAboutPromptsThatFit() {
    TokenIds ids = sd15.encode("cat ".repeat(75));
    assertEquals(77, ids.promptTokens());
    assertEquals(Optional.empty(), ids.warning());
    assertEquals(3, sd15.encode("cat").used());
    assertEquals(77, sd15.encode("cat").toArray().length);
  }

  @Test
  void decodesWhatItEncoded() {
    String text = "a wooden café table , 2 stones and 猫 🙂";
    assertEquals(text, sd15.decode(sd15.tokenize(text)));
    assertEquals("cat <|endoftext|>", sd15.decode(List.of(2368, 49407)));
    assertThrows(IllegalArgumentException.class, () -> sd15.decode(List.of(49408)));
    assertThrows(IllegalArgumentException.class, () -> sd15.decode(List.of(-1)));
  }

  @Test
  void readsAnyStringOfCharacters() {
    Random random = new Random(7);
    for (ClipTokenizer plain : List.of(sd15, sd21)) {
      ClipTokenizer tokenizer = plain.withPlaceholders(List.of(new Placeholder("<R>", 2)));
      for (int i = 0; i < 500; i++) {
        TokenIds ids = tokenizer.encode(randomText(random));
        assertEquals(77, ids.ids().size());
        assertEquals(tokenizer.startId(), ids.ids().get(0));
        assertEquals(tokenizer.endId(), ids.ids().get(ids.used() - 1));
        assertTrue(
            ids.ids().subList(ids.used(), 77).stream().allMatch(id -> id == tokenizer.paddingId()));
        assertTrue(
            ids.ids().stream().allMatch(id -> id >= 0 && id < tokenizer.vocabularySize() + 2));
        assertEquals(ids.promptTokens() > 77, ids.truncatedText().isPresent());
      }
    }
  }

  /**
   * Any UTF-16 units, halves of surrogate pairs too, and pieces that have a meaning of their own.
   */
  private static String randomText(Random random) {
    List<String> pieces = List.of("<R>", "<|endoftext|>", "'s", " ", "!", "Σ", "\u0000", "\uD83D");
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(60); length > 0; length--) {
      switch (random.nextInt(4)) {
        case 0 -> text.append(pieces.get(random.nextInt(pieces.size())));
        case 1 -> text.append((char) random.nextInt(0x10000));
        case 2 -> text.appendCodePoint(random.nextInt(0x110000));
        default -> text.append((char) (' ' + random.nextInt(95)));
      }
    }
    return text.toString();
  }
}
