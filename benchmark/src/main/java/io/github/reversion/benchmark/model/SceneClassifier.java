package io.github.reversion.benchmark.model;

import io.github.reversion.benchmark.world.EntityPair;
import io.github.reversion.clip.ClipImageClassifier;
import io.github.reversion.clip.ClipVisionConfig;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.OpenedNetwork;
import io.github.reversion.compute.Weights;
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

  private static final OpenedNetwork.Kind<ClipImageClassifier> KIND =
      new OpenedNetwork.Kind<>(WeightFiles.TRANSFORMERS, name -> false, SceneClassifier::network);

  private final OpenedNetwork<ClipImageClassifier> network;

  private SceneClassifier(OpenedNetwork<ClipImageClassifier> network) {
    this.network = network;
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
    return new SceneClassifier(OpenedNetwork.open(folder, KIND, device));
  }

  private static ClipImageClassifier network(JsonConfig config, Weights weights) {
    List<String> names = RelationLabels.names();
    JsonConfig labels = config.section("id2label");
    for (int i = 0; i < names.size(); i++) {
      if (!labels.text(Integer.toString(i), "").equals(names.get(i))) {
        throw config.refused("id2label", names + "; train the classifier anew");
      }
    }
    ClipVisionConfig vision = ClipVisionConfig.from(config.section("vision_config"));
    ClassifierInput.check(vision, config.section("vision_config"));
    return new ClipImageClassifier(vision, RelationLabels.COUNT, weights);
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
      List<RgbImage> batch = images.subList(i, end);
      List<EntityPair> pairs = asked.subList(i, end);
      float[] logits =
          network.numbers(
              (classifier, manager) ->
                  classifier.logits(ClassifierInput.tensor(manager, batch, pairs)));
      for (int at = 0; at < logits.length; at += RelationLabels.COUNT) {
        readings.add(RelationLabels.reading(logits, at));
      }
    }
    return readings;
  }

  @Override
  public void close() {
    network.close();
  }
}
