package io.github.reversion.diffusion;

import ai.djl.ndarray.NDArray;
import io.github.reversion.compute.Linear;
import io.github.reversion.compute.Ops;
import io.github.reversion.compute.Precision;
import io.github.reversion.compute.Weights;

/**
 * Tells the U-Net how noisy the latents are: sines and cosines of the timestep, then two layers.
 *
 * <p>The sinusoids are those of Ho et al. 2020, computed in fp32 whatever the network's precision.
 */
final class TimestepEmbedding {
  private final Ops ops;
  private final Precision precision;
  private final NDArray frequencies;
  private final boolean cosinesFirst;
  private final Linear linear1;
  private final Linear linear2;

  TimestepEmbedding(UNetConfig config, Weights weights) {
    ops = weights.ops();
    precision = weights.precision();
    int width = config.blockOutChannels().get(0);
    frequencies = weights.manager().create(frequencies(width / 2, config.freqShift()));
    cosinesFirst = config.flipSinToCos();
    linear1 = Linear.of(weights.at("linear_1"), width, config.timeEmbedDim());
    linear2 = Linear.of(weights.at("linear_2"), config.timeEmbedDim(), config.timeEmbedDim());
  }

  /** Embeds timesteps [N], fp32: [N, time width]. */
  NDArray apply(NDArray timesteps) {
    NDArray sinusoids = ops.timestepEmbedding(timesteps, frequencies, cosinesFirst);
    return linear2.apply(ops.silu(linear1.apply(ops.cast(sinusoids, precision))));
  }

  private static float[] frequencies(int half, double shift) {
    float[] frequencies = new float[half];
    for (int i = 0; i < half; i++) {
      frequencies[i] = (float) Math.exp((float) (-Math.log(10000) * i) / (float) (half - shift));
    }
    return frequencies;
  }
}
