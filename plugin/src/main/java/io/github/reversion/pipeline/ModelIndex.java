package io.github.reversion.pipeline;

import io.github.reversion.weights.JsonConfig;
import io.github.reversion.weights.WeightsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Tells from {@code model_index.json} whether a folder holds a model of a kind that can be run. */
final class ModelIndex {
  private static final Map<String, List<String>> PARTS =
      Map.of(
          "unet", List.of("UNet2DConditionModel"),
          "vae", List.of("AutoencoderKL"),
          "text_encoder", List.of("CLIPTextModel", "CLIPTextModelWithProjection"),
          "tokenizer", List.of("CLIPTokenizer", "CLIPTokenizerFast"));

  private ModelIndex() {}

  /**
   * Refuses other kinds of pipelines and networks.
   *
   * @throws WeightsException naming file, key and class
   */
  static void check(Path folder) {
    Path file = folder.resolve("model_index.json");
    if (!Files.exists(file)) {
      throw new WeightsException(
          file,
          "is missing",
          "give the folder that holds tokenizer, text_encoder, unet, vae and scheduler");
    }
    JsonConfig index = JsonConfig.read(file);
    String pipeline = index.text("_class_name", "StableDiffusionPipeline");
    if (!pipeline.startsWith("StableDiffusion")
        || pipeline.contains("XL")
        || pipeline.contains("3")) {
      throw index.refused("_class_name", "StableDiffusionPipeline (Stable Diffusion 1.x or 2.x)");
    }
    PARTS.forEach(
        (part, classes) -> {
          List<String> named = index.texts(part, List.of());
          if (named.size() == 2 && !classes.contains(named.get(1))) {
            throw index.refused(part, String.join(" or ", classes));
          }
        });
  }
}
