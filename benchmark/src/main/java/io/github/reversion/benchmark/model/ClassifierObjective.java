package io.github.reversion.benchmark.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.github.reversion.benchmark.training.Objective;
import io.github.reversion.benchmark.training.TrainingOps;
import io.github.reversion.benchmark.world.Composition;
import io.github.reversion.benchmark.world.EntityPair;
import io.github.reversion.benchmark.world.Placement;
import io.github.reversion.benchmark.world.Scene;
import io.github.reversion.benchmark.world.SceneRenderer;
import io.github.reversion.benchmark.world.SceneSampler;
import io.github.reversion.benchmark.world.SceneSplit;
import io.github.reversion.clip.ClipImageClassifier;
import io.github.reversion.clip.ClipVisionConfig;
import io.github.reversion.compute.Draws;
import io.github.reversion.compute.RandomStream;
import io.github.reversion.compute.Weights;
import io.github.reversion.image.Montage;
import io.github.reversion.image.RgbImage;
import io.github.reversion.weights.WeightFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The relation classifier: placement and extras of two entities, learned, beside the measuring
 * oracle.
 *
 * @param config of the network
 * @param ops of the loss
 * @param draws of blemishes
 */
public record ClassifierObjective(ClipVisionConfig config, TrainingOps ops, Draws draws)
    implements Objective {
  private static final int TESTED = 200;
  private static final int SHOWN = 20;

  private static final TrainedPart<ClipImageClassifier> CLASSIFIER =
      new TrainedPart<>(
          "classifier",
          WeightFiles.TRANSFORMERS,
          (config, weights) ->
              network(ClipVisionConfig.from(config.section("vision_config")), weights));

  private static ClipImageClassifier network(ClipVisionConfig config, Weights weights) {
    return new ClipImageClassifier(config, RelationLabels.COUNT, weights);
  }

  @Override
  public Loss over(Weights weights) {
    ClipImageClassifier network = network(config, weights);
    return (manager, first, count) -> {
      List<RgbImage> images = new ArrayList<>();
      List<EntityPair> pairs = new ArrayList<>();
      float[] labels = new float[count * RelationLabels.COUNT];
      List<RandomStream> streams = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        Scene scene = SceneSampler.scene(SceneSplit.TRAIN, first + i);
        images.add(SceneRenderer.draw(scene));
        pairs.add(scene.pair());
        System.arraycopy(
            RelationLabels.of(scene), 0, labels, i * RelationLabels.COUNT, RelationLabels.COUNT);
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

  /** Pictures with what is said of each, and how often placement and extras are all right. */
  @Override
  public RgbImage sheet(Path model) {
    List<Scene> scenes = new ArrayList<>();
    for (int i = 0; i < TESTED; i++) {
      scenes.add(SceneSampler.scene(SceneSplit.VALIDATION, i));
    }
    List<RgbImage> images = scenes.stream().map(SceneRenderer::draw).toList();
    List<EntityPair> pairs = scenes.stream().map(Scene::pair).toList();
    float[] logits =
        CLASSIFIER.open(
            model,
            (network, manager) ->
                network.logits(ClassifierInput.tensor(manager, images, pairs)).toFloatArray());
    List<Montage.Tile> tiles = new ArrayList<>();
    int right = 0;
    for (int i = 0; i < TESTED; i++) {
      int at = i * RelationLabels.COUNT;
      Placement placement = RelationLabels.placement(logits, at);
      var extras = RelationLabels.extras(logits, at);
      Scene scene = scenes.get(i);
      right += scene.placement() == placement && scene.extras().equals(extras) ? 1 : 0;
      if (i < SHOWN) {
        tiles.add(new Montage.Tile(images.get(i), placement + " " + extras));
      }
    }
    String title = "Relations said: %d of %d right".formatted(right, TESTED);
    return new Montage(5, 2 * Composition.SIDE).draw(title, tiles);
  }
}
