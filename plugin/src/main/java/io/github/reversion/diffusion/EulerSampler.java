package io.github.reversion.diffusion;

import static io.github.reversion.diffusion.WeightedSum.sum;
import static io.github.reversion.diffusion.WeightedSum.term;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.List;

/**
 * Euler's method: straight towards the picture that the model sees, until the next sigma (Karras et
 * al. 2022, "Elucidating the design space of diffusion-based generative models", algorithm 2
 * without churn; {@code EulerDiscreteScheduler} of diffusers).
 *
 * <p>Its latents are {@code picture + sigma * noise}, so that they start with a large deviation and
 * are scaled for the model.
 */
final class EulerSampler implements Sampler {
  private final PredictionType prediction;
  private final SigmaPath path;
  private final double initNoiseSigma;

  EulerSampler(SchedulerConfig config, int steps) {
    SchedulerKeys keys = config.keys();
    keys.requireOff("use_exponential_sigmas", "use_beta_sigmas");
    keys.choice("interpolation_type", "linear", "linear");
    keys.choice("timestep_type", "discrete", "discrete");
    this.prediction = config.predictionType();
    this.path = path(config, steps, keys.flag("use_karras_sigmas", false));
    this.initNoiseSigma = initNoiseSigma(config, path);
  }

  private static SigmaPath path(SchedulerConfig config, int steps, boolean karras) {
    SigmaTable table = new SigmaTable(config.noiseSchedule());
    SchedulerKeys keys = config.keys();
    double[] timesteps = Timesteps.even(config, steps, Timesteps.Spacing.LINSPACE);
    double[] sigmas = table.at(timesteps);
    if (karras) {
      double largest = keys.positive("sigma_max", sigmas[0]);
      double smallest = keys.positive("sigma_min", sigmas[steps - 1]);
      sigmas = SigmaTable.karras(largest, smallest, steps);
      timesteps = Arrays.stream(sigmas).map(table::timestepOf).toArray();
    }
    return SigmaPath.of(config, table, timesteps, sigmas);
  }

  /**
   * Deviation of the first latents, which diffusers takes smaller where the last timestep is used.
   */
  static double initNoiseSigma(SchedulerConfig config, SigmaPath path) {
    double largest = path.sigma(0);
    return Timesteps.spacing(config, Timesteps.Spacing.LINSPACE) == Timesteps.Spacing.LEADING
        ? Math.sqrt(largest * largest + 1)
        : largest;
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
  public NDArray scaleModelInput(SamplerState state) {
    return sum(term(path.level(state.call()).alpha(), state.latents()));
  }

  @Override
  public SamplerState step(SamplerState state, NDArray modelOutput, NoiseSource noise) {
    double from = path.sigma(state.call());
    double to = path.sigma(state.call() + 1);
    return state.next(move(prediction, state.latents(), modelOutput, from, to), List.of());
  }

  /** From one sigma to another along the line to the picture that the model sees. */
  static NDArray move(
      PredictionType prediction, NDArray x, NDArray modelOutput, double from, double to) {
    NoiseLevel level = NoiseLevel.ofRatio(from);
    PredictionType.Weights original = prediction.original(level);
    double kept = to / from;
    return sum(
        term(kept + (1 - kept) * original.sample() * level.alpha(), x),
        term((1 - kept) * original.output(), modelOutput));
  }
}
