package io.github.reversion.benchmark.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.github.reversion.benchmark.training.Objective;
import io.github.reversion.benchmark.training.TrainingOps;
import io.github.reversion.clip.ClipTextConfig;
import io.github.reversion.clip.ClipTextModel;
import io.github.reversion.compute.Draws;
import io.github.reversion.compute.RandomStream;
import io.github.reversion.compute.Weights;
import io.github.reversion.diffusion.NoiseSchedule;
import io.github.reversion.diffusion.PredictionType;
import io.github.reversion.diffusion.UNet2DConditionModel;
import io.github.reversion.diffusion.UNetConfig;
import io.github.reversion.image.RgbImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * U-Net and text model: from a noised scene and its caption, what was drawn is found (Ho et al.
 * 2020; Salimans and Ho 2022, of whom the v-prediction is).
 *
 * <p>An error of the scene counts by the signal-to-noise ratio of its timestep plus 1, at most
 * {@link #MOST_WEIGHT} (after Hang et al. 2023, who have the ratio alone). The 1 keeps the noisiest
 * timesteps in: there nothing but the caption tells what stands where, so that it is there that
 * captions are learned.
 *
 * @param unet its sizes
 * @param text the text model's sizes
 * @param captions makes captions token ids
 * @param pool the scenes
 * @param schedule of the noise
 * @param prediction what the U-Net says
 * @param ops of the loss
 * @param draws of scenes, captions, timesteps and noise
 * @param vae the folder of the autoencoder that encoded the pool
 */
public record DiffusionObjective(
    UNetConfig unet,
    ClipTextConfig text,
    CaptionBatches captions,
    LatentPool pool,
    NoiseSchedule schedule,
    PredictionType prediction,
    TrainingOps ops,
    Draws draws,
    Path vae)
    implements Objective {
  private static final double MOST_WEIGHT = 5;

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

  /** A prediction's error is as many times that of the scene, which the weights are of. */
  private NDArray weights(NDManager manager, int... timesteps) {
    float[] values = new float[timesteps.length];
    for (int i = 0; i < values.length; i++) {
      double signal = schedule.alphaCumprod(timesteps[i]);
      double snr = signal / (1 - signal);
      values[i] = (float) (Math.min(snr + 1, MOST_WEIGHT) / errors(snr));
    }
    return manager.create(values);
  }

  private double errors(double snr) {
    return switch (prediction) {
      case EPSILON -> snr;
      case SAMPLE -> 1;
      case V_PREDICTION -> snr + 1;
    };
  }

  @Override
  public void complete(Path model) {
    ModelTemplate.writeAll(model);
    try {
      for (String file : List.of("config.json", "diffusion_pytorch_model.safetensors")) {
        Path copy = model.resolve("vae").resolve(file);
        Files.createDirectories(copy.getParent());
        Files.copy(vae.resolve(file), copy, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The autoencoder " + vae + " cannot be copied", e);
    }
  }

  @Override
  public RgbImage sheet(Path model) {
    return SampleSheet.draw(model);
  }
}
