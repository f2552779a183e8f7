package io.github.reversion.benchmark.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.github.reversion.benchmark.training.Objective;
import io.github.reversion.benchmark.training.TrainingOps;
import io.github.reversion.clip.ClipTextConfig;
import io.github.reversion.clip.ClipTextModel;
import io.github.reversion.clip.ClipTokenizer;
import io.github.reversion.compute.Draws;
import io.github.reversion.compute.RandomStream;
import io.github.reversion.compute.Weights;
import io.github.reversion.diffusion.NoiseSchedule;
import io.github.reversion.diffusion.PredictionType;
import io.github.reversion.diffusion.SchedulerConfig;
import io.github.reversion.diffusion.UNet2DConditionModel;
import io.github.reversion.diffusion.UNetConfig;
import io.github.reversion.image.RgbImage;
import io.github.reversion.weights.JsonConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * U-Net and text model: from a noised scene and its caption, what was drawn is found (Ho et al.
 * 2020; Salimans and Ho 2022, of whom the v-prediction is).
 *
 * <p>An error of the scene counts by the signal-to-noise ratio of its timestep plus 1, at most
 * {@link #MOST_WEIGHT} (after Hang et al. 2023, who have the ratio alone). The 1 keeps the noisiest
 * timesteps in: there nothing but the caption tells what stands where, so that it is there that
 * captions are learned.
 */
final class DiffusionObjective implements Objective {
  private static final double MOST_WEIGHT = 5;

  private final UNetConfig unet;
  private final ClipTextConfig text;
  private final CaptionBatches captions;
  private final NoiseSchedule schedule;
  private final PredictionType prediction;
  private final LatentPool.Source source;
  private final TrainingOps ops;
  private final Draws draws;
  private LatentPool pool;

  /**
   * Writes all configurations into the folder of the model to make, and reads them.
   *
   * @param source of the scenes' latents
   * @param ops of the loss
   * @param draws of scenes, captions, timesteps and noise
   */
  DiffusionObjective(Path model, LatentPool.Source source, TrainingOps ops, Draws draws) {
    ModelTemplate.writeAll(model);
    unet = UNetConfig.from(JsonConfig.read(model.resolve("unet").resolve("config.json")));
    text =
        ClipTextConfig.from(JsonConfig.read(model.resolve("text_encoder").resolve("config.json")));
    captions = new CaptionBatches(ClipTokenizer.load(model.resolve("tokenizer")));
    SchedulerConfig scheduler = scheduler(model);
    schedule = scheduler.noiseSchedule();
    prediction = scheduler.predictionType();
    this.source = source;
    this.ops = ops;
    this.draws = draws;
  }

  private static SchedulerConfig scheduler(Path model) {
    Path file = model.resolve("scheduler").resolve("scheduler_config.json");
    try {
      return SchedulerConfig.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  /** Encodes the scenes. */
  @Override
  public boolean prepare(BooleanSupplier stop) {
    Optional<LatentPool> made = LatentPool.of(source, stop);
    made.ifPresent(all -> pool = all);
    return made.isPresent();
  }

  @Override
  public Loss over(Weights weights) {
    ClipTextModel textModel = new ClipTextModel(text, weights.at("text_encoder"));
    UNet2DConditionModel network = new UNet2DConditionModel(unet, weights.at("unet"));
    return (manager, first, count) -> {
      List<RandomStream> streams = new ArrayList<>();
      long[] scenes = new long[count];
      int[] timesteps = new int[count];
      for (int i = 0; i < count; i++) {
        RandomStream stream = draws.stream("sample", first + i);
        scenes[i] = stream.nextInt(pool.size());
        timesteps[i] = stream.nextInt(schedule.numTrainTimesteps());
        streams.add(stream);
      }
      NDArray context = captions.encode(manager, textModel, i -> pool.scene(scenes[i]), streams);
      NDArray latents = latents(weights, manager, scenes, streams);
      NDArray noise = Noise.standard(manager, pool.latentShape(), streams);
      NDArray noised = schedule.addNoise(latents, noise, timesteps);
      NDArray predicted = network.predict(noised, steps(manager, timesteps), context);
      NDArray target = schedule.target(prediction, latents, noise, timesteps);
      return ops.weightedMse(predicted, target, weights(manager, timesteps));
    };
  }

  private NDArray latents(
      Weights weights, NDManager manager, long[] scenes, List<RandomStream> streams) {
    NDList halves = pool.moments(weights.ops(), manager, scenes).split(2, 1);
    NDArray sample =
        ops.sample(
            halves.get(0), halves.get(1), Noise.standard(manager, pool.latentShape(), streams));
    return weights.ops().scale(sample, pool.scalingFactor());
  }

  private static NDArray steps(NDManager manager, int... timesteps) {
    float[] values = new float[timesteps.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = timesteps[i];
    }
    return manager.create(values);
  }

  private NDArray weights(NDManager manager, int... timesteps) {
    float[] values = new float[timesteps.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) weight(prediction, schedule.alphaCumprod(timesteps[i]));
    }
    return manager.create(values);
  }

  /**
   * By what the squared error of a prediction counts: the weight of the scene's error, over how
   * many times that the prediction's error is.
   *
   * @param signal share of the scene in what is noised, above 0 and below 1
   */
  static double weight(PredictionType prediction, double signal) {
    double snr = signal / (1 - signal);
    double errors =
        switch (prediction) {
          case EPSILON -> snr;
          case SAMPLE -> 1;
          case V_PREDICTION -> snr + 1;
        };
    return Math.min(snr + 1, MOST_WEIGHT) / errors;
  }

  @Override
  public void complete(Path model) {
    ModelTemplate.writeAll(model);
    try {
      for (String file : List.of("config.json", "diffusion_pytorch_model.safetensors")) {
        Path copy = model.resolve("vae").resolve(file);
        Files.createDirectories(copy.getParent());
        Files.copy(source.vae().resolve(file), copy, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The autoencoder " + source.vae() + " cannot be copied", e);
    }
  }

  @Override
  public RgbImage sheet(Path model) {
    return SampleSheet.draw(model);
  }

  @Override
  public void close() {
    if (pool != null) {
      pool.close();
    }
  }
}
