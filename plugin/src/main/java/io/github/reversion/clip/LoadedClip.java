package io.github.reversion.clip;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import io.github.reversion.UserException;
import io.github.reversion.compute.Autograd;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.ComputeException;
import io.github.reversion.compute.MappedWeights;
import io.github.reversion.compute.Ops;
import io.github.reversion.compute.Precision;
import io.github.reversion.compute.Torch;
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

  private final Path folder;
  private final ComputeDevice device;
  private final Ops ops;
  private final MappedWeights weights;
  private ClipModel model;
  private ClipTokenizer tokenizer;
  private ClipImageProcessor processor;

  private LoadedClip(Path folder, ComputeDevice device) {
    this.folder = folder;
    this.device = device;
    WeightFiles files = WeightFiles.find(folder, WeightFiles.TRANSFORMERS);
    ops = new Ops();
    weights = new MappedWeights(files, ops, Precision.FP32, device);
  }

  /**
   * Opens a folder.
   *
   * @throws WeightsException if something is missing, damaged, or does not fit together; the
   *     message names file and tensor or key
   * @throws ComputeException if memory does not suffice
   */
  public static LoadedClip open(Path folder, ComputeDevice device) {
    if (!Files.isDirectory(folder)) {
      throw new WeightsException(
          folder, "is no folder", "give a CLIP folder in transformers layout");
    }
    LoadedClip clip = new LoadedClip(folder, device);
    try {
      clip.load();
      return clip;
    } catch (EngineException e) {
      clip.close();
      throw outOfMemory(e);
    } catch (RuntimeException e) {
      clip.close();
      throw e;
    }
  }

  private static RuntimeException outOfMemory(EngineException e) {
    return ComputeException.ifOutOfMemory(e, "take a smaller CLIP, or fewer workers");
  }

  private void load() {
    JsonConfig json = JsonConfig.read(folder.resolve("config.json"));
    ClipModel.Config config = ClipModel.Config.from(json);
    JsonConfig preprocessing = JsonConfig.read(folder.resolve("preprocessor_config.json"));
    processor = ClipImageProcessor.from(preprocessing);
    tokenizer = ClipTokenizer.load(folder);
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
    try (Autograd off = Autograd.off()) {
      model = new ClipModel(config, weights);
    }
    // Old files store the numbers of the positions.
    weights.refuseUnused(name -> name.endsWith(".position_ids"));
  }

  /** Where it was opened. */
  public Path folder() {
    return folder;
  }

  /**
   * Directions of images, each of length 1.
   *
   * @throws UserException if the weights give no numbers, or memory does not suffice
   */
  public List<float[]> images(List<RgbImage> images) {
    return inBatches(
        images,
        (manager, batch) -> {
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
        (manager, batch) ->
            model.textFeatures(
                manager, batch.stream().map(ids).toArray(int[][]::new), tokenizer.endId()));
  }

  private interface Encoding<T> {
    NDArray of(NDManager manager, List<T> batch);
  }

  private <T> List<float[]> inBatches(List<T> all, Encoding<T> encoding) {
    List<float[]> features = new ArrayList<>();
    for (int i = 0; i < all.size(); i += BATCH) {
      List<T> batch = all.subList(i, Math.min(i + BATCH, all.size()));
      try (NDManager manager = Torch.newManager(device);
          NDScope scope = new NDScope();
          Autograd off = Autograd.off()) {
        float[] rows = encoding.of(manager, batch).toFloatArray();
        int width = rows.length / batch.size();
        for (int row = 0; row < batch.size(); row++) {
          features.add(finite(Arrays.copyOfRange(rows, row * width, (row + 1) * width)));
        }
      } catch (EngineException e) {
        throw outOfMemory(e);
      }
    }
    return features;
  }

  private float[] finite(float[] feature) {
    for (float value : feature) {
      if (!Float.isFinite(value)) {
        throw new WeightsException(
            folder, "its weights give a feature that is no number", "copy the folder again");
      }
    }
    return feature;
  }

  @Override
  public void close() {
    weights.close();
    ops.close();
  }
}
