package io.github.reversion.benchmark.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.reversion.benchmark.training.Objective;
import io.github.reversion.benchmark.training.TrainingOps;
import io.github.reversion.benchmark.world.Composition;
import io.github.reversion.benchmark.world.Scene;
import io.github.reversion.benchmark.world.SceneCaption;
import io.github.reversion.benchmark.world.SceneRenderer;
import io.github.reversion.benchmark.world.SceneSampler;
import io.github.reversion.benchmark.world.SceneSplit;
import io.github.reversion.clip.ClipModel;
import io.github.reversion.clip.ClipTokenizer;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.Draws;
import io.github.reversion.compute.OpenedNetwork;
import io.github.reversion.compute.RandomStream;
import io.github.reversion.compute.Weights;
import io.github.reversion.image.Montage;
import io.github.reversion.image.RgbImage;
import io.github.reversion.weights.WeightFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The mini CLIP: the caption of each picture is found among those of the batch, and the picture of
 * each caption (Radford et al. 2021).
 *
 * @param config of the networks
 * @param tokenizer of captions
 * @param ops of the loss
 * @param draws of captions and blemishes
 * @param scenes to learn from
 */
record ClipObjective(
    ClipModel.Config config,
    ClipTokenizer tokenizer,
    TrainingOps ops,
    Draws draws,
    TrainingScenes scenes)
    implements Objective {
  private static final int CHOICES = 100;
  private static final int SHOWN = 20;

  private static final OpenedNetwork.Kind<ClipModel> CLIP =
      new OpenedNetwork.Kind<>(
          WeightFiles.TRANSFORMERS,
          name -> false,
          (config, weights) -> new ClipModel(ClipModel.Config.from(config), weights));

  /** Each caption is looked for among those of the whole batch. */
  @Override
  public boolean samplesStandAlone() {
    return false;
  }

  @Override
  public Loss over(Weights weights) {
    ClipModel clip = new ClipModel(config, weights);
    return (manager, first, count) -> {
      List<RgbImage> images = new ArrayList<>();
      List<String> captions = new ArrayList<>();
      List<RandomStream> streams = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        RandomStream stream = draws.stream("sample", first + i);
        Scene scene = scenes.scene(first + i);
        images.add(SceneRenderer.draw(scene));
        captions.add(SceneCaption.draw(scene, stream).toString());
        streams.add(stream);
      }
      NDArray pixels = ScenePixels.tensor(manager, images);
      NDArray blemishes = Noise.blemishes(manager, pixels.getShape().slice(1), streams);
      NDArray noisy = weights.ops().add(pixels, blemishes);
      return ops.contrastive(
          texts(clip, manager, captions), clip.imageFeatures(noisy), clip.logitScale());
    };
  }

  private NDArray texts(ClipModel clip, NDManager manager, List<String> captions) {
    int[][] ids =
        captions.stream().map(text -> tokenizer.encode(text).toArray()).toArray(int[][]::new);
    return clip.textFeatures(manager, ids, tokenizer.endId());
  }

  @Override
  public void complete(Path model) {
    ModelTemplate.writeClip(model);
  }

  /** Pictures with the caption that the model finds for each among those of a hundred. */
  @Override
  public RgbImage sheet(Path model) {
    List<RgbImage> images = new ArrayList<>();
    List<String> captions = new ArrayList<>();
    for (int i = 0; i < CHOICES; i++) {
      Scene scene = SceneSampler.scene(SceneSplit.VALIDATION, i);
      images.add(SceneRenderer.draw(scene));
      captions.add(SceneCaption.full(scene).toString());
    }
    float[] cosines = cosines(model, images, captions);
    List<Montage.Tile> tiles = new ArrayList<>();
    int right = 0;
    for (int i = 0; i < CHOICES; i++) {
      int row = i * CHOICES;
      int best =
          IntStream.range(0, CHOICES)
              .reduce((x, y) -> cosines[row + x] >= cosines[row + y] ? x : y)
              .orElseThrow();
      right += best == i ? 1 : 0;
      if (i < SHOWN) {
        tiles.add(new Montage.Tile(images.get(i), captions.get(best)));
      }
    }
    String title = "Captions found: %d of %d".formatted(right, CHOICES);
    return new Montage(5, 2 * Composition.SIDE).draw(title, tiles);
  }

  /** Each image with each caption, images in rows. */
  private float[] cosines(Path model, List<RgbImage> images, List<String> captions) {
    try (OpenedNetwork<ClipModel> opened =
        OpenedNetwork.open(model.resolve("clip"), CLIP, ComputeDevice.cpu())) {
      return opened.numbers(
          (clip, manager) ->
              clip.imageFeatures(ScenePixels.tensor(manager, images))
                  .matMul(texts(clip, manager, captions).transpose()));
    }
  }
}
