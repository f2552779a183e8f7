package io.github.reversion.pipeline;

import io.github.reversion.UserException;
import io.github.reversion.clip.ClipTextConfig;
import io.github.reversion.clip.ClipTokenizer;
import io.github.reversion.diffusion.AutoencoderConfig;
import io.github.reversion.diffusion.PredictionType;
import io.github.reversion.diffusion.SchedulerConfig;
import io.github.reversion.diffusion.UNetConfig;
import io.github.reversion.weights.DType;
import io.github.reversion.weights.JsonConfig;
import io.github.reversion.weights.StoredTensor;
import io.github.reversion.weights.TensorInfo;
import io.github.reversion.weights.WeightFiles;
import io.github.reversion.weights.WeightsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A model folder in diffusers layout, looked at without loading it: configurations, vocabulary, and
 * of the weights only what their headers say.
 *
 * @param unet the sizes of its U-Net
 * @param prediction what its U-Net predicts
 * @param precision what most numbers of its U-Net are stored as
 */
public record ModelFolder(UNetConfig unet, PredictionType prediction, DType precision) {

  /**
   * Looks at a folder.
   *
   * @throws UserException naming the file, tensor or key, if it is no model that can be run: a part
   *     is missing, damaged, or of another kind
   */
  public static ModelFolder read(Path folder) {
    ModelIndex.check(folder);
    ClipTokenizer tokenizer = ClipTokenizer.load(folder.resolve("tokenizer"));
    Path textFolder = folder.resolve("text_encoder");
    ClipTextConfig text = ClipTextConfig.from(config(textFolder));
    WeightFiles textFiles = WeightFiles.find(textFolder, WeightFiles.TRANSFORMERS);
    require(textFiles, PartWeights.of(text), Networks::isSpareInText);
    UNetConfig unet = UNetConfig.from(config(folder.resolve("unet")));
    WeightFiles unetFiles = WeightFiles.find(folder.resolve("unet"), WeightFiles.DIFFUSERS);
    require(unetFiles, PartWeights.of(unet), name -> false);
    AutoencoderConfig vae = AutoencoderConfig.from(config(folder.resolve("vae")));
    WeightFiles vaeFiles = WeightFiles.find(folder.resolve("vae"), WeightFiles.DIFFUSERS);
    require(vaeFiles, PartWeights.of(vae, vaeFiles.tensors()::containsKey), name -> false);
    checkThatPartsFit(folder, tokenizer, text, unet, vae);
    return new ModelFolder(unet, scheduler(folder).predictionType(), mostOf(unetFiles));
  }

  /**
   * Refuses parts of different models.
   *
   * @throws WeightsException naming the file and the key that does not fit
   */
  static void checkThatPartsFit(
      Path folder,
      ClipTokenizer tokenizer,
      ClipTextConfig text,
      UNetConfig unet,
      AutoencoderConfig vae) {
    if (tokenizer.vocabularySize() > text.vocabSize()) {
      throw refused(
          folder.resolve("text_encoder"),
          "vocab_size",
          "the tokenizer's " + tokenizer.vocabularySize() + " tokens");
    }
    if (tokenizer.maxLength() > text.positions()) {
      throw refused(
          folder.resolve("text_encoder"),
          "max_position_embeddings",
          "the tokenizer's model_max_length " + tokenizer.maxLength());
    }
    if (unet.crossAttentionDim() != text.hiddenSize()) {
      throw refused(
          folder.resolve("unet"),
          "cross_attention_dim",
          "the text encoder's width " + text.hiddenSize());
    }
    if (vae.latentChannels() != unet.inChannels()) {
      throw refused(folder.resolve("vae"), "latent_channels", "the U-Net's " + unet.inChannels());
    }
  }

  private static WeightsException refused(Path part, String key, String possible) {
    return config(part).refused(key, possible);
  }

  private static JsonConfig config(Path part) {
    return JsonConfig.read(part.resolve("config.json"));
  }

  /** The folder's noise schedule and sampler. */
  static SchedulerConfig scheduler(Path folder) {
    Path file = folder.resolve("scheduler").resolve("scheduler_config.json");
    try {
      return SchedulerConfig.read(file);
    } catch (IOException | IllegalArgumentException e) {
      throw new WeightsException(
          file, "cannot be used: " + e.getMessage(), "correct the file or copy it again", e);
    }
  }

  private static void require(
      WeightFiles files, Map<String, List<Long>> wanted, Predicate<String> spare) {
    wanted.forEach(
        (name, shape) -> {
          StoredTensor tensor = files.require(name);
          if (!tensor.info().shape().equals(shape)) {
            throw new WeightsException(
                tensor.file(),
                "tensor '%s' has shape %s, the model's config.json wants %s"
                    .formatted(name, tensor.info().shape(), shape),
                "weights and config.json belong to different models: copy the folder again");
          }
        });
    files
        .tensors()
        .forEach(
            (name, tensor) -> {
              if (!wanted.containsKey(name) && !spare.test(name)) {
                throw new WeightsException(
                    tensor.file(),
                    "tensor '%s' belongs to no part of the network that config.json describes"
                        .formatted(name),
                    "weights and config.json belong to different models: copy the folder again");
              }
            });
  }

  private static DType mostOf(WeightFiles files) {
    Map<DType, Long> bytes =
        files.tensors().values().stream()
            .map(StoredTensor::info)
            .collect(
                Collectors.groupingBy(
                    TensorInfo::dtype, Collectors.summingLong(TensorInfo::byteCount)));
    return bytes.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  /** {@code SD 1.x, epsilon}, {@code SD 2.x, v}, or the width of the text for any other size. */
  public String type() {
    String family =
        switch (unet.crossAttentionDim()) {
          case 768 -> "SD 1.x";
          case 1024 -> "SD 2.x";
          default -> "text width " + unet.crossAttentionDim();
        };
    return family
        + switch (prediction) {
          case EPSILON -> ", epsilon";
          case V_PREDICTION -> ", v";
          case SAMPLE -> ", sample";
        };
  }
}
