package io.github.reversion.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.reversion.clip.ClipTextConfig;
import io.github.reversion.clip.ClipVocabulary;
import io.github.reversion.diffusion.AutoencoderConfig;
import io.github.reversion.diffusion.UNetConfig;
import io.github.reversion.weights.AtomicFile;
import io.github.reversion.weights.JsonConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Everything of a model folder but its weights: a checkpoint file has none of it.
 *
 * @param source where they come from, for messages
 * @param files path in the folder to content
 * @param tokenizer a tokenizer's folder to be copied; null for CLIP's own vocabulary
 * @param paddingToken of CLIP's own vocabulary
 */
record ModelConfigs(Path source, Map<String, JsonNode> files, Path tokenizer, String paddingToken) {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String INDEX = "model_index.json";
  private static final String UNET = "unet/config.json";
  private static final String VAE = "vae/config.json";
  private static final String TEXT = "text_encoder/config.json";
  private static final String SCHEDULER = "scheduler/scheduler_config.json";

  /** Those with which Stable Diffusion was published. */
  static ModelConfigs of(CheckpointType type) {
    Map<String, JsonNode> files = new LinkedHashMap<>();
    files.put(INDEX, resource("model_index.json"));
    files.put(UNET, resource(type.folder() + "/unet.json").put("sample_size", type.sampleSize()));
    files.put(VAE, resource("vae.json"));
    files.put(TEXT, resource(type.folder() + "/text_encoder.json"));
    files.put(SCHEDULER, resource("scheduler.json").put("prediction_type", type.prediction()));
    return new ModelConfigs(Path.of(type.folder()), files, null, type.paddingToken());
  }

  /** Those of another model folder, its tokenizer included. */
  static ModelConfigs of(Path folder) {
    Map<String, JsonNode> files = new LinkedHashMap<>();
    for (String name : new String[] {INDEX, UNET, VAE, TEXT, SCHEDULER}) {
      files.put(name, JsonConfig.read(folder.resolve(name)).json());
    }
    return new ModelConfigs(folder, files, folder.resolve("tokenizer"), "");
  }

  private static ObjectNode resource(String name) {
    try (InputStream in = ModelConfigs.class.getResourceAsStream(name)) {
      return (ObjectNode) MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException("This jar cannot be read at " + name, e);
    }
  }

  UNetConfig unet() {
    return UNetConfig.from(config(UNET));
  }

  AutoencoderConfig vae() {
    return AutoencoderConfig.from(config(VAE));
  }

  ClipTextConfig text() {
    return ClipTextConfig.from(config(TEXT));
  }

  private JsonConfig config(String name) {
    return JsonConfig.of(source.resolve(name), files.get(name));
  }

  /** Writes all of them, and the tokenizer, into a folder that is there and empty. */
  void write(Path folder) {
    try {
      for (Map.Entry<String, JsonNode> file : files.entrySet()) {
        Path place = folder.resolve(file.getKey());
        Files.createDirectories(place.getParent());
        AtomicFile.writeText(place, file.getValue().toPrettyString() + "\n");
      }
      Path place = Files.createDirectories(folder.resolve("tokenizer"));
      if (tokenizer == null) {
        ClipVocabulary.write(place, paddingToken);
      } else {
        copyTokenizer(place);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be written", e);
    }
  }

  private void copyTokenizer(Path place) throws IOException {
    for (String name :
        new String[] {
          "vocab.json", "merges.txt", "special_tokens_map.json", "tokenizer_config.json"
        }) {
      Files.copy(tokenizer.resolve(name), place.resolve(name));
    }
  }
}
