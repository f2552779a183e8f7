package io.github.reversion.benchmark.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import io.github.reversion.benchmark.training.Objective;
import io.github.reversion.benchmark.training.TrainingOps;
import io.github.reversion.benchmark.world.BenchmarkRelation;
import io.github.reversion.benchmark.world.Composition;
import io.github.reversion.benchmark.world.Scene;
import io.github.reversion.benchmark.world.SceneRenderer;
import io.github.reversion.benchmark.world.SceneSampler;
import io.github.reversion.benchmark.world.SceneSplit;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.Draws;
import io.github.reversion.compute.OpenedNetwork;
import io.github.reversion.compute.Precision;
import io.github.reversion.compute.RandomStream;
import io.github.reversion.compute.Weights;
import io.github.reversion.diffusion.AutoencoderConfig;
import io.github.reversion.diffusion.AutoencoderKL;
import io.github.reversion.diffusion.LatentMoments;
import io.github.reversion.image.Montage;
import io.github.reversion.image.RgbImage;
import io.github.reversion.weights.WeightFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.LongStream;

/**
 * The autoencoder: pictures come back as they were, from latents that are nearly normal (Kingma and
 * Welling 2014).
 *
 * @param config of the network
 * @param ops of the loss
 * @param draws of the latents' noise
 * @param scenes to learn from
 */
record VaeObjective(AutoencoderConfig config, TrainingOps ops, Draws draws, TrainingScenes scenes)
    implements Objective {
  /** So little that it only keeps latents from growing and leaves them smooth. */
  private static final double DIVERGENCE_WEIGHT = 2e-5;

  private static final int SHEET_PAIRS = 16;
  private static final int SCALE_SCENES = 500;
  private static final int BATCH = 50;

  private static final OpenedNetwork.Kind<AutoencoderKL> VAE =
      new OpenedNetwork.Kind<>(
          WeightFiles.DIFFUSERS,
          name -> false,
          (config, weights) -> new AutoencoderKL(AutoencoderConfig.from(config), weights));

  /** 1.45 times as fast as in fp32, and as good. */
  @Override
  public Precision precision() {
    return Precision.BF16;
  }

  @Override
  public Loss over(Weights weights) {
    AutoencoderKL vae = new AutoencoderKL(config, weights);
    return (manager, first, count) -> {
      List<RgbImage> drawn = LongStream.range(first, first + count).mapToObj(this::scene).toList();
      NDArray images = ScenePixels.tensor(manager, drawn);
      LatentMoments moments = vae.encode(images);
      Shape latents = moments.mean().getShape().slice(1);
      List<RandomStream> streams =
          LongStream.range(first, first + count).mapToObj(i -> draws.stream("latents", i)).toList();
      NDArray noise = Noise.standard(manager, latents, streams);
      NDArray sample = ops.sample(moments.mean(), moments.logvar(), noise);
      NDArray error = weights.ops().mse(vae.decode(vae.scale(sample)), images);
      return ops.addScaled(
          error, ops.divergence(moments.mean(), moments.logvar()), DIVERGENCE_WEIGHT);
    };
  }

  /** Every other scene has what is hardest to bring back: something small that is pale or thin. */
  private RgbImage scene(long number) {
    long index = scenes.index(number);
    Scene scene =
        index % 2 == 0
            ? SceneSampler.scene(SceneSplit.TRAIN, index)
            : SceneSampler.scene(
                index % 4 == 1 ? BenchmarkRelation.PAINTED_ON : BenchmarkRelation.CARVED_BY,
                SceneSplit.TRAIN,
                index);
    return SceneRenderer.draw(scene);
  }

  /** Finds the factor that makes the latents' variance 1, as Rombach et al. 2022 do. */
  @Override
  public void complete(Path model) {
    ModelTemplate.write(model, "vae", c -> {});
    double factor = withVae(model, VaeObjective::scalingFactor);
    ModelTemplate.write(model, "vae", c -> c.put("scaling_factor", factor));
  }

  private static <T> T withVae(Path model, BiFunction<AutoencoderKL, NDManager, T> use) {
    try (OpenedNetwork<AutoencoderKL> vae =
        OpenedNetwork.open(model.resolve("vae"), VAE, ComputeDevice.cpu())) {
      return vae.compute(use);
    }
  }

  private static double scalingFactor(AutoencoderKL vae, NDManager manager) {
    double sum = 0;
    double squares = 0;
    long count = 0;
    for (int i = 0; i < SCALE_SCENES; i += BATCH) {
      try (NDScope scope = new NDScope()) {
        NDArray images = ScenePixels.tensor(manager, SceneSplit.VALIDATION, i, BATCH);
        for (float value : vae.encode(images).mean().toFloatArray()) {
          sum += value;
          squares += (double) value * value;
          count++;
        }
      }
    }
    double mean = sum / count;
    return 1 / Math.sqrt(squares / count - mean * mean);
  }

  @Override
  public RgbImage sheet(Path model) {
    List<RgbImage> images = ScenePixels.images(SceneSplit.VALIDATION, 0, SHEET_PAIRS);
    List<RgbImage> back =
        withVae(model, (vae, manager) -> ScenePixels.throughLatents(vae, manager, images));
    List<Montage.Tile> tiles = new ArrayList<>();
    for (int i = 0; i < SHEET_PAIRS; i++) {
      tiles.add(new Montage.Tile(images.get(i), "scene " + i));
      tiles.add(new Montage.Tile(back.get(i), "from latents"));
    }
    return new Montage(8, Composition.SIDE).draw("Autoencoder", tiles);
  }
}
