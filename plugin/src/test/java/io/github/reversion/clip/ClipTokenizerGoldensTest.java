package io.github.reversion.clip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids against transformers' CLIPTokenizer; integers, so no tolerance. */
class ClipTokenizerGoldensTest {
  private static final Path GOLDENS = Path.of("src/test/resources/goldens");

  @ParameterizedTest
  @ValueSource(strings = {"tokenizer.json", "tokenizer_sd21.json"})
  void givesTheIdsOfTheReference(String file) throws IOException {
    JsonNode golden = new ObjectMapper().readTree(GOLDENS.resolve(file).toFile());
    Path folder = GOLDENS.resolve(golden.get("checkpoint").textValue()).resolve("tokenizer");
    String placeholder = golden.get("placeholder").textValue();
    ClipTokenizer tokenizer =
        ClipTokenizer.load(folder).withPlaceholders(List.of(new Placeholder(placeholder)));
    assertEquals(golden.get("bos").intValue(), tokenizer.startId());
    assertEquals(golden.get("eos").intValue(), tokenizer.endId());
    assertEquals(golden.get("pad").intValue(), tokenizer.paddingId());
    assertEquals(golden.get("max_length").intValue(), tokenizer.maxLength());
    assertEquals(
        List.of(golden.get("placeholder_id").intValue()), tokenizer.placeholderIds(placeholder));

    List<String> failed = new ArrayList<>();
    for (JsonNode testCase : golden.get("cases")) {
      String text = testCase.get("text").textValue();
      // Where the usual implementations differ, ours is the slow one without ftfy.
      String key = testCase.get("strict").booleanValue() ? "input_ids" : "input_ids_basic";
      if (!ids(testCase.get(key)).equals(tokenizer.encode(text).ids())) {
        failed.add(text);
      }
    }
    assertTrue(golden.get("cases").size() >= 100);
    assertEquals(List.of(), failed);
  }

  private static List<Integer> ids(JsonNode array) {
    return Stream.iterate(0, i -> i < array.size(), i -> i + 1)
        .map(i -> array.get(i).intValue())
        .toList();
  }
}
