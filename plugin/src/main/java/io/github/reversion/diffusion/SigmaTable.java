package io.github.reversion.diffusion;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Noise-to-picture ratio ("sigma" in Karras et al. 2022) of each training timestep, and of the
 * fractions between them. In single precision where diffusers is, so that roundings agree.
 */
final class SigmaTable {
  private static final double KARRAS_RHO = 7;
  // The smallest fp16 number in place of 0, so that the ratio of pure noise is finite.
  private static final double LEAST_ALPHA_CUMPROD = 0x1p-24;

  private final float[] sigmas;

  SigmaTable(NoiseSchedule schedule) {
    sigmas = new float[schedule.numTrainTimesteps()];
    for (int t = 0; t < sigmas.length; t++) {
      double tabled = schedule.alphaCumprod(t);
      double alphaCumprod = tabled == 0 ? LEAST_ALPHA_CUMPROD : tabled;
      sigmas[t] = (float) Math.sqrt((1 - alphaCumprod) / alphaCumprod);
    }
  }

  double first() {
    return sigmas[0];
  }

  double last() {
    return sigmas[sigmas.length - 1];
  }

  /** The sigma at a timestep, interpolated between whole ones. */
  double at(double timestep) {
    int low = (int) timestep;
    if (low >= sigmas.length - 1) {
      return last();
    }
    return sigmas[low] + ((double) sigmas[low + 1] - sigmas[low]) * (timestep - low);
  }

  double[] at(double... timesteps) {
    return Arrays.stream(timesteps).map(this::at).toArray();
  }

  /** The timestep that has a sigma, interpolated over the logarithm and kept inside the table. */
  double timestepOf(double sigma) {
    if (sigmas.length == 1) {
      return 0;
    }
    double logSigma = Math.log(Math.max(sigma, 1e-10));
    int low = sigmas.length - 2;
    while (low > 0 && logOf(low) > logSigma) {
      low--;
    }
    float logLow = logOf(low);
    double weight = (logLow - logSigma) / (logLow - logOf(low + 1));
    return low + Math.max(0, Math.min(1, weight));
  }

  private float logOf(int timestep) {
    return (float) Math.log(sigmas[timestep]);
  }

  /** Sigmas from the largest to the smallest, evenly in their 7th root (Karras et al., eq. 5). */
  static double[] karras(double largest, double smallest, int count) {
    double from = Math.pow(largest, 1 / KARRAS_RHO);
    double to = Math.pow(smallest, 1 / KARRAS_RHO);
    return IntStream.range(0, count)
        .mapToDouble(
            i -> Math.pow(from + (double) i / Math.max(1, count - 1) * (to - from), KARRAS_RHO))
        .toArray();
  }
}
