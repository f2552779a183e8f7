package io.github.reversion.diffusion;

import static io.github.reversion.diffusion.WeightedSum.sum;
import static io.github.reversion.diffusion.WeightedSum.term;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Latent consistency models: each call sees the picture, which is noised anew for the next (Luo et
 * al. 2023, "Latent consistency models", multistep sampling; {@code LCMScheduler} of diffusers).
 */
final class LcmSampler implements Sampler {
  private static final double SIGMA_DATA = 0.5;

  private final PredictionType prediction;
  private final AlphaTable alphas;
  private final OptionalDouble clip;
  private final double timestepScaling;
  private final double[] timesteps;

  LcmSampler(SchedulerConfig config, int steps) {
    SchedulerKeys keys = config.keys();
    keys.requireOff("thresholding");
    this.prediction = config.predictionType();
    this.alphas = new AlphaTable(config, true);
    this.clip = AlphaTable.clip(keys, false);
    this.timestepScaling = keys.positive("timestep_scaling", 10);
    this.timesteps = timesteps(config, steps);
    if (prediction == PredictionType.EPSILON) {
      alphas.requirePicture("an epsilon prediction", timesteps);
    }
  }

  /** Evenly out of those on which the model was distilled. */
  private static double[] timesteps(SchedulerConfig config, int steps) {
    int total = config.noiseSchedule().numTrainTimesteps();
    int distilled = config.keys().whole("original_inference_steps", 50);
    if (distilled < 1 || distilled > total) {
      throw config.keys().refusal("original_inference_steps", "1 to " + total);
    }
    if (steps > distilled) {
      throw new IllegalArgumentException(
          "steps is %d, and must be at most original_inference_steps, %d in %s, for sampler lcm."
              .formatted(steps, distilled, config.keys().source()));
    }
    int interval = total / distilled;
    double stride = (double) distilled / steps;
    return IntStream.range(0, steps)
        .mapToDouble(i -> (distilled - (int) (i * stride)) * interval - 1)
        .toArray();
  }

  @Override
  public double[] timesteps() {
    return timesteps.clone();
  }

  @Override
  public int noises() {
    return timesteps.length - 1;
  }

  @Override
  public SamplerState step(SamplerState state, NDArray modelOutput, NoiseSource noise) {
    int call = state.call();
    NDArray x = state.latents();
    NoiseLevel from = alphas.level((int) timesteps[call]);
    NDArray original = AlphaTable.clipped(prediction.original(from).of(x, modelOutput), clip);
    double scaled = timesteps[call] * timestepScaling;
    double square = scaled * scaled + SIGMA_DATA * SIGMA_DATA;
    NDArray denoised =
        sum(term(scaled / Math.sqrt(square), original), term(SIGMA_DATA * SIGMA_DATA / square, x));
    if (call == timesteps.length - 1) {
      return state.next(denoised, List.of());
    }
    NoiseLevel to = alphas.level((int) timesteps[call + 1]);
    NDArray fresh = noise.draw(call);
    return state.next(sum(term(to.alpha(), denoised), term(to.sigma(), fresh)), List.of());
  }
}
