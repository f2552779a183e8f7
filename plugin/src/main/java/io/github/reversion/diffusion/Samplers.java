package io.github.reversion.diffusion;

/** Makes samplers. */
public final class Samplers {
  private Samplers() {}

  /**
   * Plans a trajectory.
   *
   * @param kind how to sample; {@link SchedulerConfig#defaultSampler()} is the model's own way
   * @param config the model's settings
   * @param steps number of steps, from 1 to the number of training timesteps; PNDM calls the model
   *     more often than this
   * @throws IllegalArgumentException if the sampler cannot do what the settings ask, or not in this
   *     number of steps; the message says what is possible
   */
  public static Sampler create(SamplerKind kind, SchedulerConfig config, int steps) {
    requireSteps(config, steps);
    return switch (kind) {
      case DDIM -> new DdimSampler(config, steps, 0);
      case PNDM -> new PndmSampler(config, steps);
      case EULER -> new EulerSampler(config, steps);
      case EULER_ANCESTRAL -> new EulerAncestralSampler(config, steps);
      case DPMPP_2M -> new DpmSolverMultistepSampler(config, steps, false);
      case DPMPP_2M_KARRAS -> new DpmSolverMultistepSampler(config, steps, true);
      case UNIPC -> new UniPcMultistepSampler(config, steps);
      case LCM -> new LcmSampler(config, steps);
    };
  }

  /**
   * Plans a trajectory of DDIM that adds fresh noise in each step.
   *
   * @param eta how much, from 0 (none) to 1 (as much as DDPM)
   * @throws IllegalArgumentException as {@link #create}, or if eta is outside its range
   */
  public static Sampler ddim(SchedulerConfig config, int steps, double eta) {
    requireSteps(config, steps);
    if (!(eta >= 0 && eta <= 1)) {
      throw new IllegalArgumentException("eta is " + eta + ", and must be 0 to 1.");
    }
    return new DdimSampler(config, steps, eta);
  }

  private static void requireSteps(SchedulerConfig config, int steps) {
    int most = config.noiseSchedule().numTrainTimesteps();
    if (steps < 1 || steps > most) {
      throw new IllegalArgumentException(
          "steps is %d, and must be 1 to %d, the model's training timesteps."
              .formatted(steps, most));
    }
  }
}
