package io.github.reversion.benchmark.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.reversion.weights.AtomicFile;
import io.github.reversion.weights.Folders;
import io.github.reversion.weights.JsonConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
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
      ObjectNode config = (ObjectNode) JSON.readTree(text(part + "/config.json"));
      change.accept(config);
      write(file(model, part), config.toPrettyString() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("The configuration of " + part + " cannot be read", e);
    }
  }

  /** Writes vocabulary and configuration of the text model. */
  static void writeText(Path model) {
    write(model, "text_encoder", ModelTemplate::vocabulary);
    writeTokenizer(model.resolve("tokenizer"), JsonConfig.read(file(model, "text_encoder")));
  }

  private static void vocabulary(ObjectNode text) {
    int size = Vocabulary.ofTheWorld().tokens().size();
    text.put("vocab_size", size).put("bos_token_id", size - 2);
    text.put("eos_token_id", size - 1).put("pad_token_id", size - 1);
  }

  private static void writeTokenizer(Path folder, JsonConfig text) {
    int length = text.integer("max_position_embeddings", 0);
    Vocabulary.ofTheWorld()
        .files(length)
        .forEach((name, content) -> write(folder.resolve(name), content));
  }

  /** Writes the autoencoder's configuration as it is before training, and reads it. */
  static JsonConfig vae(Path model) {
    write(model, "vae", config -> {});
    return JsonConfig.read(file(model, "vae"));
  }

  /** Writes vocabulary and configurations of the mini CLIP; returns that of its networks. */
  static JsonConfig writeClip(Path model) {
    write(model, "clip", config -> vocabulary((ObjectNode) config.get("text_config")));
    JsonConfig config = JsonConfig.read(file(model, "clip"));
    writeTokenizer(model.resolve("clip"), config.section("text_config"));
    copy("clip/preprocessor_config.json", model);
    return config;
  }

  /** Writes the configuration of the relation classifier, with its labels' names; reads it. */
  static JsonConfig writeClassifier(Path model) {
    List<String> names = RelationLabels.names();
    write(
        model,
        "classifier",
        config -> {
          for (int i = 0; i < names.size(); i++) {
            ((ObjectNode) config.get("id2label")).put(Integer.toString(i), names.get(i));
            ((ObjectNode) config.get("label2id")).put(names.get(i), i);
          }
        });
    return JsonConfig.read(file(model, "classifier")).section("vision_config");
  }

  /** Writes all files of a model's folder that hold no weights, the autoencoder's apart. */
  static void writeAll(Path model) {
    writeText(model);
    write(model, "unet", config -> {});
    copy("scheduler/scheduler_config.json", model);
    copy("model_index.json", model);
  }

  private static void copy(String resource, Path model) {
    write(model.resolve(resource), text(resource));
  }

  private static void write(Path file, String content) {
    Folders.make(file.getParent());
    AtomicFile.writeText(file, content);
  }

  private static Path file(Path model, String part) {
    return model.resolve(part).resolve("config.json");
  }

  private static String text(String resource) {
    try (InputStream in = ModelTemplate.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("The resource " + resource + " cannot be read", e);
    }
  }
}
