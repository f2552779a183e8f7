package io.github.reversion.clip;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.reversion.UserException;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.OpenedNetwork;
import io.github.reversion.image.RgbImage;
import io.github.reversion.weights.JsonConfig;
import io.github.reversion.weights.WeightFiles;
import io.github.reversion.weights.WeightsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * A CLIP model from a folder in transformers layout, ready to compare images and texts.
 *
 * <p>The folder holds {@code config.json}, {@code model.safetensors}, {@code
 * preprocessor_config.json} and the four files of the tokenizer. Computes in fp32; several threads
 * may ask at once. A feature does not depend on what it is computed beside, but for rounding (at
 * most 1e-5 in a cosine).
 */
public final class LoadedClip implements AutoCloseable {
  private static final int BATCH = 16;

  /** Old files store the numbers of the positions. */
  private static final OpenedNetwork.Kind<ClipModel> KIND =
      new OpenedNetwork.Kind<>(
          WeightFiles.TRANSFORMERS,
          name -> name.endsWith(".position_ids"),
          (json, weights) -> new ClipModel(ClipModel.Config.from(json), weights));

  private final OpenedNetwork<ClipModel> network;
  private final ClipTokenizer tokenizer;
  private final ClipImageProcessor processor;

  private LoadedClip(
      OpenedNetwork<ClipModel> network, ClipTokenizer tokenizer, ClipImageProcessor processor) {
    this.network = network;
    this.tokenizer = tokenizer;
    this.processor = processor;
  }

  /**
   * Opens a folder.
   *
   * @throws WeightsException if something is missing, damaged, or does not fit together; the
   *     message names file and tensor or key
   * @throws io.github.reversion.RunFailedException if memory does not suffice
   */
  public static LoadedClip open(Path folder, ComputeDevice device) {
    if (!Files.isDirectory(folder)) {
      throw new WeightsException(
          folder, "is no folder", "give a CLIP folder in transformers layout");
    }
    JsonConfig json = JsonConfig.read(folder.resolve("config.json"));
    ClipModel.Config config = ClipModel.Config.from(json);
    JsonConfig preprocessing = JsonConfig.read(folder.resolve("preprocessor_config.json"));
    ClipImageProcessor processor = ClipImageProcessor.from(preprocessing);
    ClipTokenizer tokenizer = ClipTokenizer.load(folder);
    JsonConfig text = json.section("text_config");
    if (tokenizer.vocabularySize() > config.text().vocabSize()) {
      throw text.refused("vocab_size", "the tokenizer's " + tokenizer.vocabularySize() + " tokens");
    }
    if (tokenizer.maxLength() > config.text().positions()) {
      throw text.refused(
          "max_position_embeddings", "the tokenizer's model_max_length " + tokenizer.maxLength());
    }
    JsonConfig vision = json.section("vision_config");
    if (processor.side() != config.vision().imageSize()) {
      throw vision.refused(
          "image_size", "the %d of %s".formatted(processor.side(), preprocessing.file()));
    }
    if (config.vision().channels() != 3) {
      throw vision.refused("num_channels", "3");
    }
    return new LoadedClip(OpenedNetwork.open(folder, KIND, device), tokenizer, processor);
  }

  /** Where it was opened. */
  public Path folder() {
    return network.folder();
  }

  /**
   * Directions of images, each of length 1.
   *
   * @throws UserException if the weights give no numbers, or memory does not suffice
   */
  public List<float[]> images(List<RgbImage> images) {
    return inBatches(
        images,
        (model, manager, batch) -> {
          int side = processor.side();
          float[] pixels = new float[batch.size() * 3 * side * side];
          for (int i = 0; i < batch.size(); i++) {
            float[] values = processor.pixelValues(batch.get(i));
            System.arraycopy(values, 0, pixels, i * values.length, values.length);
          }
          return model.imageFeatures(
              manager.create(pixels, new Shape(batch.size(), 3, side, side)));
        });
  }

  /**
   * Directions of texts, each of length 1; what is too long is cut at its end.
   *
   * @throws UserException if the weights give no numbers, or memory does not suffice
   */
  public List<float[]> texts(List<String> texts) {
    Function<String, int[]> ids = text -> tokenizer.encode(text).toArray();
    return inBatches(
        texts,
        (model, manager, batch) ->
            model.textFeatures(
                manager, batch.stream().map(ids).toArray(int[][]::new), tokenizer.endId()));
  }

  private interface Encoding<T> {
    NDArray of(ClipModel model, NDManager manager, List<T> batch);
  }

  private <T> List<float[]> inBatches(List<T> all, Encoding<T> encoding) {
    List<float[]> features = new ArrayList<>();
    for (int i = 0; i < all.size(); i += BATCH) {
      List<T> batch = all.subList(i, Math.min(i + BATCH, all.size()));
      float[] rows = network.numbers((model, manager) -> encoding.of(model, manager, batch));
      int width = rows.length / batch.size();
      for (int row = 0; row < batch.size(); row++) {
        features.add(Arrays.copyOfRange(rows, row * width, (row + 1) * width));
      }
    }
    return features;
  }

  @Override
  public void close() {
    network.close();
  }
}
