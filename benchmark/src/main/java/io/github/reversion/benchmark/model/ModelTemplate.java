package io.github.reversion.benchmark.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.reversion.weights.AtomicFile;
import io.github.reversion.weights.JsonConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The configurations of the mini model's parts, as diffusers and transformers write them. */
final class ModelTemplate {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ModelTemplate() {}

  /**
   * Writes a part's configuration into a model's folder.
   *
   * @param part such as {@code vae}
   * @param change what training found out
   */
  static void write(Path model, String part, Consumer<ObjectNode> change) {
    try {
      ObjectNode config = (ObjectNode) JSON.readTree(bytes(part));
      change.accept(config);
      byte[] text = (config.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
      AtomicFile.write(file(model, part), out -> out.write(text));
    } catch (IOException e) {
      throw new UncheckedIOException("The configuration of " + part + " cannot be read", e);
    }
  }

  /** Writes it as it is, and reads it. */
  static JsonConfig write(Path model, String part) {
    write(model, part, config -> {});
    return JsonConfig.read(file(model, part));
  }

  private static Path file(Path model, String part) {
    return model.resolve(part).resolve("config.json");
  }

  private static byte[] bytes(String part) throws IOException {
    try (InputStream in = ModelTemplate.class.getResourceAsStream(part + "/config.json")) {
      return in.readAllBytes();
    }
  }
}
