package io.github.reversion.clip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.reversion.testing.Tiny;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The vocabulary in the jar against the one that models come with. */
class ClipVocabularyTest {
  private static final Path REFERENCE = Tiny.SD15.resolve("tokenizer");
  @TempDir Path folder;

  @Test
  void theTokensAreThoseOfPublishedModels() throws IOException {
    ClipVocabulary.write(folder, "<|endoftext|>");
    JsonMapper json = new JsonMapper();
    assertEquals(
        json.readTree(REFERENCE.resolve("vocab.json").toFile()),
        json.readTree(folder.resolve("vocab.json").toFile()));
    assertArrayEquals(
        Files.readAllBytes(REFERENCE.resolve("merges.txt")),
        Files.readAllBytes(folder.resolve("merges.txt")));
  }

  @Test
  void theTokenizerReadsItWithThePaddingThatWasAskedFor() {
    ClipVocabulary.write(folder, "!");
    TokenizerFiles files = TokenizerFiles.read(folder);
    assertEquals("!", files.padding());
    assertEquals("<|endoftext|>", files.unknown());
    assertEquals(77, files.maxLength());
    assertEquals(49408, files.vocabulary().size());
  }
}
