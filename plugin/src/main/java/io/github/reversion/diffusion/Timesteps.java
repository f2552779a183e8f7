package io.github.reversion.diffusion;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The timesteps at which samplers call the model, descending (Lin et al. 2023, table 2, with the
 * offsets and roundings of diffusers).
 */
final class Timesteps {
  private Timesteps() {}

  /** How timesteps lie in the training schedule, named as diffusers' {@code timestep_spacing}. */
  enum Spacing {
    /** From the first one up, plus steps_offset. */
    LEADING,
    /** From the first to the last. */
    LINSPACE,
    /** From the last one down. */
    TRAILING
  }

  static Spacing spacing(SchedulerConfig config, Spacing otherwise) {
    return config.keys().choice("timestep_spacing", otherwise);
  }

  /** Spacing over the whole schedule, with fractions: Euler; DDIM and PNDM round it. */
  static double[] even(SchedulerConfig config, int steps, Spacing otherwise) {
    int total = config.noiseSchedule().numTrainTimesteps();
    double interval = (total - 1.0) / Math.max(1, steps - 1);
    return descending(
        config,
        steps,
        switch (spacing(config, otherwise)) {
          case LEADING -> leading(config, steps, total / steps);
          case LINSPACE -> i -> (steps - 1 - i) * interval;
          case TRAILING -> trailing(total, total, steps);
        });
  }

  /**
   * Spacing of the solvers DPM-Solver++ and UniPC: that of one step more without its end.
   *
   * @param used number of training timesteps that may be used, from the first one on
   */
  static double[] withoutEnd(SchedulerConfig config, int steps, int used) {
    int total = config.noiseSchedule().numTrainTimesteps();
    double interval = (used - 1.0) / steps;
    Spacing spacing = spacing(config, Spacing.LINSPACE);
    // Trailing steps keep their width and stop above 0, so fewer of them fit where less is used.
    int count = spacing == Spacing.TRAILING ? (int) ceilDiv((long) used * steps, total) : steps;
    double[] timesteps =
        rounded(
            descending(
                config,
                count,
                switch (spacing) {
                  case LEADING -> leading(config, steps + 1, used / (steps + 1));
                  case LINSPACE -> i -> (steps - i) * interval;
                  case TRAILING -> trailing(used, total, steps);
                }));
    if (Arrays.stream(timesteps).distinct().count() < count) {
      throw new IllegalArgumentException(
          "steps is %d, too many for this sampler to give each its own timestep out of %d."
              .formatted(steps, used));
    }
    return timesteps;
  }

  private static long ceilDiv(long dividend, long divisor) {
    return -Math.floorDiv(-dividend, divisor);
  }

  private static IntToDoubleFunction leading(SchedulerConfig config, int count, int interval) {
    int offset = config.keys().whole("steps_offset", 0);
    return i -> (double) (count - 1 - i) * interval + offset;
  }

  private static IntToDoubleFunction trailing(int used, int total, int steps) {
    double interval = (double) total / steps;
    return i -> Math.rint(used - i * interval) - 1;
  }

  private static double[] descending(
      SchedulerConfig config, int count, IntToDoubleFunction timestep) {
    double[] timesteps = IntStream.range(0, count).mapToDouble(timestep).toArray();
    for (double t : timesteps) {
      requireTrained(config, t);
    }
    return timesteps;
  }

  /** Refuses a timestep at which the model was not trained. */
  static void requireTrained(SchedulerConfig config, double timestep) {
    int last = config.noiseSchedule().numTrainTimesteps() - 1;
    if (timestep < 0 || timestep > last) {
      throw new IllegalArgumentException(
          ("%s: with this number of steps, timestep_spacing and steps_offset lead to timestep"
                  + " %.0f, outside 0..%d. Take fewer steps.")
              .formatted(config.keys().source(), timestep, last));
    }
  }

  /** To whole timesteps; halves go to the even one, as in numpy. */
  static double[] rounded(double... timesteps) {
    return Arrays.stream(timesteps).map(Math::rint).toArray();
  }
}
