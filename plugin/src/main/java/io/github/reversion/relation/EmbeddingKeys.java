package io.github.reversion.relation;

import io.github.reversion.weights.WeightsException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/** Which key of an embedding file holds the tensor, and which token it stands for. */
final class EmbeddingKeys {
  static final String REMEDY =
      "choose the file of an embedding (textual inversion) for Stable Diffusion 1.x or 2.x";

  private static final String KOHYA = "emb_params";
  private static final int MOST_SHOWN = 5;

  private EmbeddingKeys() {}

  /** The one key of the file. */
  static String only(Path file, Set<String> keys) {
    if (keys.size() == 1) {
      return keys.iterator().next();
    }
    String shown =
        keys.stream()
            .limit(MOST_SHOWN)
            .map(WeightsException::quote)
            .collect(Collectors.joining(", "));
    throw new WeightsException(
        file,
        "holds %d entries (%s%s) where an embedding has one"
            .formatted(keys.size(), shown, keys.size() > MOST_SHOWN ? ", ..." : ""),
        REMEDY);
  }

  /** The token that a key stands for: itself, or the file's name where the key is kohya's. */
  static String token(Path file, String key) {
    return key.equals(KOHYA) ? tokenOfName(file) : key;
  }

  /**
   * A token as one word, which it must be to stand in a prompt: names of foreign embeddings may
   * have white space, for each of which there is a {@code _} then.
   */
  static String word(String token) {
    return token
        .codePoints()
        .map(c -> Character.isWhitespace(c) ? '_' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** {@code <name>} for a file {@code name.pt}. */
  static String tokenOfName(Path file) {
    return "<" + String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "") + ">";
  }
}
