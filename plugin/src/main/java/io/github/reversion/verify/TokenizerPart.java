package io.github.reversion.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.reversion.clip.ClipTokenizer;
import io.github.reversion.clip.Placeholder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Texts to token ids. Where the usual implementations of CLIP's tokenizer differ, the ids of any of
 * them will do.
 */
final class TokenizerPart implements GoldenPart {
  private static final List<String> OTHERS = List.of("input_ids_basic", "input_ids_fast");

  @Override
  public String name() {
    return "tokenizer";
  }

  @Override
  public String files() {
    return "tokenizer*.json";
  }

  @Override
  public void replay(GoldenFolder folder, String file, Replay replay) {
    JsonNode golden = folder.json(file);
    String checkpoint = golden.required("checkpoint").textValue();
    String placeholder = golden.required("placeholder").textValue();
    ClipTokenizer tokenizer =
        ClipTokenizer.load(folder.path(checkpoint + "/tokenizer"))
            .withPlaceholders(List.of(new Placeholder(placeholder)));
    replay.check(
        checkpoint + "/special_ids",
        comparison -> {
          comparison.equal("bos", golden.required("bos").intValue(), tokenizer.startId());
          comparison.equal("eos", golden.required("eos").intValue(), tokenizer.endId());
          comparison.equal("pad", golden.required("pad").intValue(), tokenizer.paddingId());
          comparison.equal(
              "max_length", golden.required("max_length").intValue(), tokenizer.maxLength());
          comparison.equal(
              "placeholder_id",
              List.of(golden.required("placeholder_id").intValue()),
              tokenizer.placeholderIds(placeholder));
        });
    int number = 0;
    for (JsonNode text : golden.required("cases")) {
      replay.check(checkpoint + "/" + number++, comparison -> compare(text, tokenizer, comparison));
    }
  }

  private static void compare(JsonNode golden, ClipTokenizer tokenizer, Comparison comparison) {
    List<List<Integer>> acceptable = new ArrayList<>();
    acceptable.add(integers(golden.required("input_ids")));
    if (!golden.required("strict").booleanValue()) {
      OTHERS.stream().filter(golden::has).forEach(k -> acceptable.add(integers(golden.get(k))));
    }
    List<Integer> ids = tokenizer.encode(golden.required("text").textValue()).ids();
    if (!acceptable.contains(ids)) {
      comparison.equal("the ids of " + golden.get("text"), acceptable.get(0), ids);
    }
  }

  /** A JSON list of whole numbers. */
  static List<Integer> integers(JsonNode list) {
    return Stream.iterate(0, i -> i < list.size(), i -> i + 1)
        .map(i -> list.get(i).intValue())
        .toList();
  }
}
