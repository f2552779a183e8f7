package io.github.reversion.diffusion;

import java.util.Arrays;

/**
 * The way of a sampler that is defined by sigmas: a timestep for each model call, and a sigma
 * before each call and after the last. Single precision, as in diffusers.
 */
final class SigmaPath {
  private final double[] timesteps;
  private final double[] sigmas;

  private SigmaPath(double[] timesteps, double[] sigmas, double last) {
    this.timesteps = singlePrecision(timesteps);
    this.sigmas = singlePrecision(Arrays.copyOf(sigmas, sigmas.length + 1));
    this.sigmas[sigmas.length] = last;
  }

  private static double[] singlePrecision(double... values) {
    return Arrays.stream(values).map(value -> (float) value).toArray();
  }

  /** The path whose last step leads to no noise. */
  static SigmaPath toZero(double[] timesteps, double... sigmas) {
    return new SigmaPath(timesteps, sigmas, 0);
  }

  /** The path that ends where {@code final_sigmas_type} says: at 0 or training's least sigma. */
  static SigmaPath of(
      SchedulerConfig config, SigmaTable table, double[] timesteps, double... sigmas) {
    String end = config.keys().choice("final_sigmas_type", "zero", "zero", "sigma_min");
    return new SigmaPath(timesteps, sigmas, end.equals("zero") ? 0 : table.first());
  }

  double[] timesteps() {
    return timesteps.clone();
  }

  double[] sigmas() {
    return sigmas.clone();
  }

  int calls() {
    return timesteps.length;
  }

  double sigma(int call) {
    return sigmas[call];
  }

  NoiseLevel level(int call) {
    return NoiseLevel.ofRatio(sigmas[call]);
  }
}
