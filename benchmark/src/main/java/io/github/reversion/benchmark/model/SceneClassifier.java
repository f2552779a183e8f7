package io.github.reversion.benchmark.model;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import io.github.reversion.benchmark.world.EntityPair;
import io.github.reversion.clip.ClipImageClassifier;
import io.github.reversion.clip.ClipVisionConfig;
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
import java.util.List;

/**
 * The relation classifier of the scene world, ready to say how two entities stand to each other in
 * a picture, and whether they are there at all.
 *
 * <p>Learned, unlike the oracle, and so a second opinion. Computes in fp32; several threads may ask
 * at once.
 */
public final class SceneClassifier implements AutoCloseable {
  private static final int BATCH = 16;

  private final Path folder;
  private final ComputeDevice device;
  private final Ops ops;
  private final MappedWeights weights;
  private ClipImageClassifier network;

  private SceneClassifier(Path folder, ComputeDevice device) {
    this.folder = folder;
    this.device = device;
    WeightFiles files = WeightFiles.find(folder, WeightFiles.TRANSFORMERS);
    ops = new Ops();
    weights = new MappedWeights(files, ops, Precision.FP32, device);
  }

  /**
   * Opens one that was trained by {@code reversion world train classifier}.
   *
   * @param folder with {@code config.json} and {@code model.safetensors}
   * @throws WeightsException if something is missing or damaged, or it knows other labels; the
   *     message names file and tensor or key
   */
  public static SceneClassifier open(Path folder, ComputeDevice device) {
    if (!Files.isDirectory(folder)) {
      throw new WeightsException(
          folder, "is no folder", "give one that 'reversion world train classifier' has written");
    }
    SceneClassifier classifier = new SceneClassifier(folder, device);
    try {
      classifier.load();
      return classifier;
    } catch (RuntimeException e) {
      classifier.close();
      throw e;
    }
  }

  private void load() {
    JsonConfig config = JsonConfig.read(folder.resolve("config.json"));
    List<String> names = RelationLabels.names();
    JsonConfig labels = config.section("id2label");
    for (int i = 0; i < names.size(); i++) {
      if (!labels.text(Integer.toString(i), "").equals(names.get(i))) {
        throw config.refused("id2label", names + "; train the classifier anew");
      }
    }
    ClipVisionConfig vision = ClipVisionConfig.from(config.section("vision_config"));
    ClassifierInput.check(vision, config.section("vision_config"));
    try (Autograd off = Autograd.off()) {
      network = new ClipImageClassifier(vision, RelationLabels.COUNT, weights);
    }
    weights.refuseUnused(name -> false);
  }

  /**
   * Reads pictures.
   *
   * @param images of any size; they are squeezed to that of scenes
   * @param asked for each picture, about whom
   * @throws io.github.reversion.UserException if the weights give no numbers, or memory does not
   *     suffice
   */
  public List<ClassifierReading> read(List<RgbImage> images, List<EntityPair> asked) {
    List<ClassifierReading> readings = new ArrayList<>();
    for (int i = 0; i < images.size(); i += BATCH) {
      int end = Math.min(i + BATCH, images.size());
      float[] logits = logits(images.subList(i, end), asked.subList(i, end));
      for (int at = 0; at < logits.length; at += RelationLabels.COUNT) {
        readings.add(RelationLabels.reading(logits, at));
      }
    }
    return readings;
  }

  private float[] logits(List<RgbImage> images, List<EntityPair> asked) {
    try (NDManager manager = Torch.newManager(device);
        NDScope scope = new NDScope();
        Autograd off = Autograd.off()) {
      float[] logits =
          network.logits(ClassifierInput.tensor(manager, images, asked)).toFloatArray();
      for (float logit : logits) {
        if (!Float.isFinite(logit)) {
          throw new WeightsException(
              folder, "its weights give an answer that is no number", "copy the folder again");
        }
      }
      return logits;
    } catch (EngineException e) {
      throw ComputeException.ifOutOfMemory(e, "take fewer workers");
    }
  }

  @Override
  public void close() {
    weights.close();
    ops.close();
  }
}
