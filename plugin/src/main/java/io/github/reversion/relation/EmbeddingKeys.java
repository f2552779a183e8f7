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

  /** {@code <name>} for a file {@code name.pt}. */
  static String tokenOfName(Path file) {
    return "<" + String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "") + ">";
  }
}
