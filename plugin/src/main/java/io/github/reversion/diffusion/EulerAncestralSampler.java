package io.github.reversion.diffusion;

import static io.github.reversion.diffusion.WeightedSum.sum;
import static io.github.reversion.diffusion.WeightedSum.term;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * Euler's method with fresh noise: each step goes below the next sigma and returns to it with new
 * noise (k-diffusion's ancestral sampling; {@code EulerAncestralDiscreteScheduler} of diffusers).
 */
final class EulerAncestralSampler implements Sampler {
  private final PredictionType prediction;
  private final SigmaPath path;
  private final double initNoiseSigma;

  EulerAncestralSampler(SchedulerConfig config, int steps) {
    this.prediction = config.predictionType();
    SigmaTable table = new SigmaTable(config.noiseSchedule());
    double[] timesteps = Timesteps.even(config, steps, Timesteps.Spacing.LINSPACE);
    this.path = SigmaPath.toZero(timesteps, table.at(timesteps));
    this.initNoiseSigma = EulerSampler.initNoiseSigma(config, path);
  }

  @Override
  public double[] timesteps() {
    return path.timesteps();
  }

  @Override
  public double[] sigmas() {
    return path.sigmas();
  }

  @Override
  public double initNoiseSigma() {
    return initNoiseSigma;
  }

  @Override
  public int noises() {
    return path.calls();
  }

  @Override
  public NDArray scaleModelInput(SamplerState state) {
    return sum(term(path.level(state.call()).alpha(), state.latents()));
  }

  @Override
  public SamplerState step(SamplerState state, NDArray modelOutput, NoiseSource noise) {
    double from = path.sigma(state.call());
    double to = path.sigma(state.call() + 1);
    double up = to * Math.sqrt(Math.max(0, 1 - to * to / (from * from)));
    double down = to * to / from;
    NDArray below = EulerSampler.move(prediction, state.latents(), modelOutput, from, down);
    NDArray fresh = noise.draw(state.call());
    return state.next(sum(term(1, below), term(up, fresh)), List.of());
  }
}
