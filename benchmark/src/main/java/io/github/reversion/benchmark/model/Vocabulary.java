package io.github.reversion.benchmark.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.reversion.benchmark.world.Colour;
import io.github.reversion.benchmark.world.Ground;
import io.github.reversion.benchmark.world.SceneWords;
import io.github.reversion.benchmark.world.Shape;
import io.github.reversion.benchmark.world.Style;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The byte-level vocabulary of the mini model: each word of the scene world is one token, any other
 * text is spelled.
 *
 * <p>Merges are found as in byte-pair encoding (Sennrich et al. 2016): always the pair that occurs
 * most often, until nothing is left to merge.
 *
 * @param tokens in the order of their ids
 * @param merges in the order of their ranks
 */
record Vocabulary(List<String> tokens, List<String> merges) {
  static final String START = "<|startoftext|>";
  static final String END = "<|endoftext|>";
  private static final String END_OF_WORD = "</w>";
  private static final int SHIFTED = 0x100;

  /** That of the scene world. */
  static Vocabulary ofTheWorld() {
    return of(
        Stream.of(
                names(Colour.values()),
                names(Shape.values()),
                names(Ground.values()),
                names(Style.values()),
                SceneWords.all().stream(),
                Stream.of("background", "style", ","))
            .flatMap(words -> words)
            .distinct()
            .toList());
  }

  private static Stream<String> names(Object[] values) {
    return Arrays.stream(values).map(Object::toString);
  }

  /** A vocabulary in which each of the words, in ASCII letters, is one token. */
  static Vocabulary of(List<String> words) {
    List<List<String>> spelled = new ArrayList<>(words.stream().map(Vocabulary::letters).toList());
    List<String> tokens = new ArrayList<>(bytes());
    bytes().forEach(symbol -> tokens.add(symbol + END_OF_WORD));
    List<String> merges = new ArrayList<>();
    while (true) {
      Map<String, Integer> counts = new TreeMap<>();
      for (List<String> word : spelled) {
        for (int i = 1; i < word.size(); i++) {
          counts.merge(word.get(i - 1) + " " + word.get(i), 1, Integer::sum);
        }
      }
      if (counts.isEmpty()) {
        break;
      }
      // Of equals the first in the alphabet, so that it is always the same.
      int most = counts.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
      String pair =
          counts.keySet().stream().filter(p -> counts.get(p) == most).findFirst().orElseThrow();
      merges.add(pair);
      tokens.add(pair.replace(" ", ""));
      spelled.replaceAll(word -> merged(word, pair));
    }
    tokens.add(START);
    tokens.add(END);
    return new Vocabulary(List.copyOf(tokens), List.copyOf(merges));
  }

  private static List<String> letters(String word) {
    List<String> letters = new ArrayList<>();
    for (int i = 0; i < word.length(); i++) {
      letters.add(word.charAt(i) + (i == word.length() - 1 ? END_OF_WORD : ""));
    }
    return letters;
  }

  private static List<String> merged(List<String> word, String pair) {
    List<String> result = new ArrayList<>();
    for (int i = 0; i < word.size(); i++) {
      if (i + 1 < word.size() && (word.get(i) + " " + word.get(i + 1)).equals(pair)) {
        result.add(word.get(i) + word.get(i + 1));
        i++;
      } else {
        result.add(word.get(i));
      }
    }
    return result;
  }

  /** The printable character of each byte, as in CLIP: first those that print as themselves. */
  private static List<String> bytes() {
    List<String> printable = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (int b = 0; b < SHIFTED; b++) {
      if ((b >= '!' && b <= '~') || (b >= 0xA1 && b != 0xAD)) {
        printable.add(String.valueOf((char) b));
      } else {
        others.add(String.valueOf((char) (SHIFTED + others.size())));
      }
    }
    printable.addAll(others);
    return printable;
  }

  /** The four files of a tokenizer's folder, by name. */
  Map<String, String> files(int maxLength) {
    ObjectMapper json = new ObjectMapper();
    ObjectNode ids = json.createObjectNode();
    for (int i = 0; i < tokens.size(); i++) {
      ids.put(tokens.get(i), i);
    }
    ObjectNode roles = json.createObjectNode();
    roles.put("bos_token", START).put("eos_token", END);
    roles.put("unk_token", END).put("pad_token", END);
    ObjectNode config = roles.deepCopy();
    config.put("model_max_length", maxLength).put("do_lower_case", true);
    config.put("tokenizer_class", "CLIPTokenizer");
    return Map.of(
        "vocab.json",
        ids.toString(),
        "merges.txt",
        "#version: 0.2\n" + String.join("\n", merges) + "\n",
        "special_tokens_map.json",
        roles.toPrettyString(),
        "tokenizer_config.json",
        config.toPrettyString());
  }
}
