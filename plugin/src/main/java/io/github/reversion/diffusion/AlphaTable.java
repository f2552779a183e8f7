package io.github.reversion.diffusion;

import ai.djl.ndarray.NDArray;
import java.util.OptionalDouble;

/**
 * The noise levels that DDIM, PNDM and LCM step between: those of the training timesteps, and one
 * beyond the first where the picture is done.
 */
final class AlphaTable {
  private final SchedulerConfig config;
  private final NoiseLevel end;

  AlphaTable(SchedulerConfig config, boolean setAlphaToOne) {
    this.config = config;
    this.end =
        config.keys().flag("set_alpha_to_one", setAlphaToOne) ? new NoiseLevel(1, 0) : level(0);
  }

  /** The level of a timestep; any below 0 is the end. */
  NoiseLevel level(int timestep) {
    return timestep < 0
        ? end
        : NoiseLevel.ofAlphaCumprod(config.noiseSchedule().alphaCumprod(timestep));
  }

  /** Refuses timesteps of pure noise, for those that cannot start from there. */
  void requirePicture(String who, double... timesteps) {
    for (double t : timesteps) {
      if (level((int) t).alpha() == 0) {
        throw new IllegalArgumentException(
            ("%s: rescale_betas_zero_snr makes timestep %.0f pure noise, from which %s cannot start."
                    + " Set timestep_spacing to leading there, or choose another sampler.")
                .formatted(config.keys().source(), t, who));
      }
    }
  }

  /** Reads whether, and to which range, the picture seen in the noise is to be clipped. */
  static OptionalDouble clip(SchedulerKeys keys, boolean otherwise) {
    return keys.flag("clip_sample", otherwise)
        ? OptionalDouble.of(keys.positive("clip_sample_range", 1))
        : OptionalDouble.empty();
  }

  static NDArray clipped(NDArray original, OptionalDouble range) {
    return range.isEmpty() ? original : original.clip(-range.getAsDouble(), range.getAsDouble());
  }
}
