package io.github.reversion.clip;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.reversion.weights.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The vocabulary of CLIP, with which all of Stable Diffusion 1.x and 2.x was trained; for
 * checkpoint files, which do not hold it.
 *
 * <p>Its merges lie in this jar (MIT licence, see {@code merges.NOTICE} beside them); the tokens
 * follow from them: the 256 bytes, the same at the end of a word, what each merge makes, and the
 * two that begin and end a text.
 */
public final class ClipVocabulary {
  private static final String START = "<|startoftext|>";
  private static final String END = "<|endoftext|>";
  private static final int LENGTH = 77;

  private ClipVocabulary() {}

  /**
   * Writes the four files of a tokenizer.
   *
   * @param folder is there
   * @param padding what fills up: {@code <|endoftext|>} in Stable Diffusion 1.x, {@code !} in 2.x
   */
  public static void write(Path folder, String padding) {
    byte[] merges = merges();
    AtomicFile.write(folder.resolve("merges.txt"), out -> out.write(merges));
    writeJson(folder.resolve("vocab.json"), tokens(merges));
    Map<String, Object> special = new LinkedHashMap<>();
    special.put("bos_token", START);
    special.put("eos_token", END);
    special.put("pad_token", padding);
    special.put("unk_token", END);
    writeJson(folder.resolve("special_tokens_map.json"), special);
    Map<String, Object> config = new LinkedHashMap<>(special);
    config.put("do_lower_case", true);
    config.put("model_max_length", LENGTH);
    config.put("tokenizer_class", "CLIPTokenizer");
    writeJson(folder.resolve("tokenizer_config.json"), config);
  }

  private static byte[] merges() {
    try (InputStream in = ClipVocabulary.class.getResourceAsStream("merges.txt")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("This jar cannot be read at merges.txt", e);
    }
  }

  private static Map<String, Integer> tokens(byte[] merges) {
    List<String> tokens = new ArrayList<>();
    List<String> symbols = new ByteAlphabet().all();
    tokens.addAll(symbols);
    symbols.forEach(symbol -> tokens.add(symbol + TokenizerFiles.END_OF_WORD));
    new String(merges, StandardCharsets.UTF_8)
        .lines()
        .skip(1)
        .forEach(pair -> tokens.add(pair.replace(" ", "")));
    tokens.add(START);
    tokens.add(END);
    Map<String, Integer> ids = new LinkedHashMap<>();
    tokens.forEach(token -> ids.put(token, ids.size()));
    return ids;
  }

  private static void writeJson(Path file, Map<String, ?> content) {
    try {
      AtomicFile.writeText(file, new JsonMapper().writeValueAsString(content) + "\n");
    } catch (IOException e) {
      throw new IllegalStateException("Maps of texts and numbers can be written", e);
    }
  }
}
