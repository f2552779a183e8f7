package io.github.reversion.benchmark.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.github.reversion.benchmark.training.Objective;
import io.github.reversion.benchmark.training.TrainingOps;
import io.github.reversion.benchmark.world.Composition;
import io.github.reversion.benchmark.world.EntityPair;
import io.github.reversion.benchmark.world.Scene;
import io.github.reversion.benchmark.world.SceneRenderer;
import io.github.reversion.benchmark.world.SceneSampler;
import io.github.reversion.benchmark.world.SceneSplit;
import io.github.reversion.clip.ClipImageClassifier;
import io.github.reversion.clip.ClipVisionConfig;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.Draws;
import io.github.reversion.compute.RandomStream;
import io.github.reversion.compute.Weights;
import io.github.reversion.image.Montage;
import io.github.reversion.image.RgbImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The relation classifier: whether two entities are there, their placement and extras, learned,
 * beside the measuring oracle.
 *
 * @param config of the network
 * @param ops of the loss
 * @param draws of blemishes and of whom is asked about
 * @param scenes to learn from
 */
record ClassifierObjective(
    ClipVisionConfig config, TrainingOps ops, Draws draws, TrainingScenes scenes)
    implements Objective {
  private static final int TESTED = 200;
  private static final int SHOWN = 20;

  @Override
  public Loss over(Weights weights) {
    ClipImageClassifier network = new ClipImageClassifier(config, RelationLabels.COUNT, weights);
    return (manager, first, count) -> {
      List<RgbImage> images = new ArrayList<>();
      List<EntityPair> pairs = new ArrayList<>();
      float[] labels = new float[count * RelationLabels.COUNT];
      List<RandomStream> streams = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        Scene scene = scenes.scene(first + i);
        ClassifierSample sample = ClassifierSample.draw(scene, draws.stream("asked", first + i));
        images.add(SceneRenderer.draw(scene));
        pairs.add(sample.asked());
        System.arraycopy(
            sample.labels(), 0, labels, i * RelationLabels.COUNT, RelationLabels.COUNT);
        streams.add(draws.stream("sample", first + i));
      }
      NDArray input = ClassifierInput.tensor(manager, images, pairs);
      NDArray blemishes = Noise.blemishes(manager, input.getShape().slice(1), streams);
      NDArray noisy = weights.ops().add(input, blemishes);
      return ops.binaryCrossEntropy(
          network.logits(noisy), manager.create(labels, new Shape(count, RelationLabels.COUNT)));
    };
  }

  @Override
  public void complete(Path model) {
    ModelTemplate.writeClassifier(model);
  }

  /** Pictures with what is said of each, and of how many all is right. */
  @Override
  public RgbImage sheet(Path model) {
    List<ClassifierSample> samples = new ArrayList<>();
    for (int i = 0; i < TESTED; i++) {
      Scene scene = SceneSampler.scene(SceneSplit.VALIDATION, i);
      samples.add(ClassifierSample.draw(scene, draws.stream("tested", i)));
    }
    List<RgbImage> images = samples.stream().map(s -> SceneRenderer.draw(s.scene())).toList();
    List<ClassifierReading> readings;
    try (SceneClassifier classifier =
        SceneClassifier.open(model.resolve("classifier"), ComputeDevice.cpu())) {
      readings = classifier.read(images, samples.stream().map(ClassifierSample::asked).toList());
    }
    List<Montage.Tile> tiles = new ArrayList<>();
    int right = 0;
    for (int i = 0; i < TESTED; i++) {
      ClassifierSample sample = samples.get(i);
      right += readings.get(i).equals(sample.truth()) ? 1 : 0;
      if (i < SHOWN) {
        tiles.add(new Montage.Tile(images.get(i), caption(sample.asked(), readings.get(i))));
      }
    }
    String title = "Relations said: %d of %d right".formatted(right, TESTED);
    return new Montage(5, 2 * Composition.SIDE).draw(title, tiles);
  }

  private static String caption(EntityPair asked, ClassifierReading reading) {
    return "%s %s, %s %s, %s %s"
        .formatted(
            asked.a().colour(),
            said(reading.a()),
            asked.b().colour(),
            said(reading.b()),
            said(reading.placement()),
            reading.extras());
  }

  private static String said(Optional<?> value) {
    return value.map(Object::toString).orElse("none");
  }
}
