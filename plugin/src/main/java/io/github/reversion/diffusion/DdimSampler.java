package io.github.reversion.diffusion;

import static io.github.reversion.diffusion.WeightedSum.sum;
import static io.github.reversion.diffusion.WeightedSum.term;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.OptionalDouble;

/**
 * DDIM: from the picture that the model sees in the noise, one step back to less noise (Song et al.
 * 2021, "Denoising diffusion implicit models", eq. 12 and 16; {@code DDIMScheduler} of diffusers).
 */
final class DdimSampler implements Sampler {
  private final PredictionType prediction;
  private final AlphaTable alphas;
  private final OptionalDouble clip;
  private final double[] timesteps;
  private final int interval;
  private final double eta;

  DdimSampler(SchedulerConfig config, int steps, double eta) {
    SchedulerKeys keys = config.keys();
    keys.requireOff("thresholding");
    this.prediction = config.predictionType();
    this.alphas = new AlphaTable(config, true);
    this.clip = AlphaTable.clip(keys, true);
    this.timesteps = Timesteps.rounded(Timesteps.even(config, steps, Timesteps.Spacing.LEADING));
    this.interval = config.noiseSchedule().numTrainTimesteps() / steps;
    this.eta = eta;
    if (prediction == PredictionType.EPSILON) {
      alphas.requirePicture("an epsilon prediction", timesteps);
    }
  }

  @Override
  public double[] timesteps() {
    return timesteps.clone();
  }

  @Override
  public int noises() {
    return eta > 0 ? timesteps.length : 0;
  }

  @Override
  public SamplerState step(SamplerState state, NDArray modelOutput, NoiseSource noise) {
    NDArray x = state.latents();
    int t = (int) timestep(state);
    NoiseLevel from = alphas.level(t);
    NoiseLevel to = alphas.level(t - interval);
    double deviation = eta * ancestralDeviation(from, to);
    NDArray original = AlphaTable.clipped(prediction.original(from).of(x, modelOutput), clip);
    NDArray direction = prediction.noise(from).of(x, modelOutput);
    double rest = Math.sqrt(Math.max(0, to.sigma() * to.sigma() - deviation * deviation));
    NDArray next = sum(term(to.alpha(), original), term(rest, direction));
    if (eta > 0) {
      next = sum(term(1, next), term(deviation, noise.draw(state.call())));
    }
    return state.next(next, List.of());
  }

  /** Eq. 16 at eta 1. */
  private static double ancestralDeviation(NoiseLevel from, NoiseLevel to) {
    double kept = from.alpha() / to.alpha();
    return to.sigma() / from.sigma() * Math.sqrt(1 - kept * kept);
  }
}
