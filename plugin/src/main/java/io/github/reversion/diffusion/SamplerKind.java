package io.github.reversion.diffusion;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The ways of drawing a sample from noise; each works with any model. */
public enum SamplerKind {
  /** DDIM (Song et al. 2021). */
  DDIM,
  /** Pseudo numerical methods (Liu et al. 2022), known as PLMS in Stable Diffusion. */
  PNDM,
  /** Euler's method over sigmas (Karras et al. 2022). */
  EULER,
  /** Euler's method with fresh noise in each step. */
  EULER_ANCESTRAL,
  /** DPM-Solver++ with one step remembered (Lu et al. 2022). */
  DPMPP_2M,
  /** The same with sigmas spaced as Karras et al. (2022) do. */
  DPMPP_2M_KARRAS,
  /** UniPC, a predictor with a corrector (Zhao et al. 2023). */
  UNIPC,
  /** Latent consistency models (Luo et al. 2023); only for models distilled so. */
  LCM;

  /** The name on a command line: {@code ddim}, {@code dpmpp_2m_karras} and so on. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The kind with a command-line name, in any case of letters.
   *
   * @throws IllegalArgumentException if there is none; the message lists the names
   */
  public static SamplerKind of(String name) {
    return Arrays.stream(values())
        .filter(kind -> kind.toString().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    Arrays.stream(values())
                        .map(SamplerKind::toString)
                        .collect(
                            Collectors.joining(
                                ", ", "There is no sampler " + name + "; choose one of ", "."))));
  }

  /** The kind that a file names by the class of diffusers. */
  static SamplerKind named(SchedulerKeys keys) {
    String schedulerClass =
        keys.choice(
            "_class_name",
            "missing",
            "DDIMScheduler",
            "DDPMScheduler",
            "DPMSolverMultistepScheduler",
            "EulerAncestralDiscreteScheduler",
            "EulerDiscreteScheduler",
            "LCMScheduler",
            "PNDMScheduler",
            "UniPCMultistepScheduler");
    return switch (schedulerClass) {
      case "DDIMScheduler", "DDPMScheduler" -> DDIM;
      case "DPMSolverMultistepScheduler" ->
          keys.flag("use_karras_sigmas", false) ? DPMPP_2M_KARRAS : DPMPP_2M;
      case "EulerAncestralDiscreteScheduler" -> EULER_ANCESTRAL;
      case "EulerDiscreteScheduler" -> EULER;
      case "LCMScheduler" -> LCM;
      case "PNDMScheduler" -> PNDM;
      case "UniPCMultistepScheduler" -> UNIPC;
      default -> throw keys.refusal("_class_name", "the scheduler's class, such as DDIMScheduler");
    };
  }
}
