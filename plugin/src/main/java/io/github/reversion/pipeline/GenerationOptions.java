package io.github.reversion.pipeline;

import io.github.reversion.diffusion.SamplerKind;
import io.github.reversion.settings.Setting;
import io.github.reversion.settings.SettingException;
import io.github.reversion.settings.Settings;
import java.util.Map;

/** How images are drawn from prompts. */
public record GenerationOptions(
    @Setting(
            "ddim, pndm, euler, euler_ancestral, dpmpp_2m, dpmpp_2m_karras, unipc or lcm; auto:"
                + " the model's own")
        String sampler,
    @Setting(value = "sampler steps", min = 1, max = 1000) int steps,
    @Setting(value = "classifier-free guidance scale; 1: none", min = 0, max = 100)
        double guidanceScale,
    @Setting("what the images should not show") String negativePrompt,
    @Setting(value = "width in pixels; 0: as the model was trained", min = 0, max = 4096) int width,
    @Setting(value = "height in pixels; 0: as the model was trained", min = 0, max = 4096)
        int height,
    @Setting(
            value = "images computed at once; with 1 pixels do not depend on what else is drawn",
            min = 1,
            max = 256)
        int batchSize) {

  /** The settings by name. */
  public static final Settings<GenerationOptions> SETTINGS = Settings.of(GenerationOptions.class);

  /** Checks all limits. */
  public GenerationOptions {
    Settings.of(GenerationOptions.class)
        .check(
            Map.of(
                "steps",
                steps,
                "guidanceScale",
                guidanceScale,
                "width",
                width,
                "height",
                height,
                "batchSize",
                batchSize));
    if (!sampler.equals("auto")) {
      try {
        SamplerKind.of(sampler);
      } catch (IllegalArgumentException e) {
        throw new SettingException(e.getMessage());
      }
    }
  }

  /** The paper's: 50 steps with guidance 7.5, the model's own sampler. */
  public static GenerationOptions reference() {
    return new GenerationOptions("auto", 50, 7.5, "", 0, 0, 1);
  }

  /** For the embedded mini model: DPM-Solver++ with 20 steps and guidance 1.8. */
  public static GenerationOptions quick() {
    return new GenerationOptions("dpmpp_2m", 20, 1.8, "", 0, 0, 1);
  }

  /**
   * A preset by name.
   *
   * @throws SettingException if there is none of that name
   */
  public static GenerationOptions preset(String name) {
    return switch (name) {
      case "reference" -> reference();
      case "quick" -> quick();
      default ->
          throw new SettingException(
              "There is no preset '" + name + "'; possible are quick, reference.");
    };
  }

  /** The sampler for a model whose own is given. */
  SamplerKind kind(SamplerKind own) {
    return sampler.equals("auto") ? own : SamplerKind.of(sampler);
  }
}
