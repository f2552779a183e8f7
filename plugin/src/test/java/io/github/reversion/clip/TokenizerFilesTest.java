package io.github.reversion.clip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenizerFilesTest {
  private static final String VOCABULARY =
      """
      {"<s>": 0, "</s>": 1, "?": 2, "a": 3, "b": 4, "a</w>": 5, "b</w>": 6, "ab</w>": 7}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void writeSmallTokenizer() throws IOException {
    write("vocab.json", VOCABULARY);
    write("merges.txt", "#version: 0.2\na b</w>\n");
    write("tokenizer_config.json", "{\"model_max_length\": 6, \"pad_token\": \"?\"}");
    write(
        "special_tokens_map.json",
        """
        {"bos_token": {"content": "<s>"}, "eos_token": "</s>", "unk_token": "?",
         "pad_token": "</s>"}
        """);
  }

  @Test
  void readsASmallTokenizer() {
    ClipTokenizer tokenizer = ClipTokenizer.load(folder);
    assertEquals(List.of(0, 7, 5, 1, 1, 1), tokenizer.encode("AB a").ids());
  }

  @Test
  void prefersTheSpecialTokensMap() throws IOException {
    assertEquals(1, ClipTokenizer.load(folder).paddingId());
    write("special_tokens_map.json", "{\"bos_token\": \"<s>\", \"eos_token\": \"</s>\"}");
    assertEquals(2, ClipTokenizer.load(folder).paddingId());
  }

  @Test
  void replacesWhatTheVocabularyLacks() {
    assertEquals(List.of(2, 7, 4, 2), ClipTokenizer.load(folder).tokenize("x ab bx"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"model_max_length\": 1e30}", "{\"model_max_length\": null}"})
  void readsAsManyTokensAsClipWhereTheLengthIsNotTold(String config) throws IOException {
    write("tokenizer_config.json", config);
    assertEquals(77, ClipTokenizer.load(folder).maxLength());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"vocab.json", "merges.txt", "tokenizer_config.json", "special_tokens_map.json"})
  void namesAMissingOrEmptyFile(String file) throws IOException {
    write(file, "");
    assertRefused(file);
    write(file, "\0\0\0");
    assertRefused(file);
    Files.write(folder.resolve(file), new byte[] {'#', '\n', (byte) 0xC3, '('});
    assertRefused(file);
    Files.delete(folder.resolve(file));
    assertRefused(file, "missing");
    Files.createDirectory(folder.resolve(file));
    assertRefused(file);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "vocab.json | [1] | object",
        "vocab.json | {} | no tokens",
        "vocab.json | {\"a\": 0, \"b\": 2} | \"b\"",
        "vocab.json | {\"a\": 0, \"b\": 0} | same id 0",
        "vocab.json | {\"a\": 0, \"a\": 1} | a",
        "vocab.json | {\"a\": \"0\"} | \"a\"",
        "vocab.json | {\"a\": 0} {} | whole",
        "vocab.json | {\"a\": 0 | whole",
        "tokenizer_config.json | {\"bos_token\": \"<s>\", \"eos_token\": \"</s>\", \"model_max_length\": 2} | model_max_length",
        "tokenizer_config.json | {\"bos_token\": \"<s>\", \"eos_token\": \"</s>\", \"model_max_length\": 7.5} | model_max_length",
        "tokenizer_config.json | {\"bos_token\": \"<s>\", \"eos_token\": \"</s>\", \"model_max_length\": \"7\"} | model_max_length",
        "special_tokens_map.json | {\"bos_token\": \"<s>\", \"eos_token\": \"</s>\", \"pad_token\": \"<pad>\"} | <pad>",
        "special_tokens_map.json | {\"eos_token\": 7} | eos_token",
        "special_tokens_map.json | {\"eos_token\": {}} | eos_token",
        "tokenizer_config.json | {\"bos_token\": \"<x>\", \"eos_token\": \"</s>\"} | bos_token",
      })
  void namesTheFileAndWhatIsWrong(String file, String content, String expected) throws IOException {
    if (file.equals("tokenizer_config.json")) {
      write("special_tokens_map.json", "{}");
    }
    write(file, content);
    assertRefused(file, expected);
  }

  @Test
  void namesTheLineOfAMergeThatIsNone() throws IOException {
    write("merges.txt", "#version: 0.2\na b</w>\na b c\n");
    assertRefused("merges.txt", "line 3");
    write("merges.txt", "#version: 0.2\na a</w>\n");
    assertRefused("merges.txt", "aa</w>");
    write("merges.txt", "#version: 0.2\n");
    assertRefused("merges.txt", "ab</w>", "not whole");
  }

  private void write(String file, String content) throws IOException {
    Files.write(folder.resolve(file), content.getBytes(StandardCharsets.UTF_8));
  }

  private void assertRefused(String... parts) {
    Exception e = assertThrows(TokenizerException.class, () -> ClipTokenizer.load(folder));
    for (String part : parts) {
      assertTrue(e.getMessage().contains(part), e.getMessage());
    }
  }
}
