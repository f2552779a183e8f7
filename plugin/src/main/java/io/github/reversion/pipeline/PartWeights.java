package io.github.reversion.pipeline;

import io.github.reversion.clip.ClipTextConfig;
import io.github.reversion.clip.ClipTextModel;
import io.github.reversion.compute.WantedWeights;
import io.github.reversion.diffusion.AutoencoderConfig;
import io.github.reversion.diffusion.AutoencoderKL;
import io.github.reversion.diffusion.UNet2DConditionModel;
import io.github.reversion.diffusion.UNetConfig;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Names and shapes of the weights that each part of a model wants. */
public final class PartWeights {
  private PartWeights() {}

  /** Those of a U-Net, under diffusers' names. */
  public static Map<String, List<Long>> of(UNetConfig config) {
    return WantedWeights.of(weights -> new UNet2DConditionModel(config, weights), name -> false);
  }

  /**
   * Those of an autoencoder, under diffusers' names.
   *
   * @param there tells which names are there, since some have an older one
   */
  public static Map<String, List<Long>> of(AutoencoderConfig config, Predicate<String> there) {
    return WantedWeights.of(weights -> new AutoencoderKL(config, weights), there);
  }

  /** Those of a text model, under transformers' names. */
  public static Map<String, List<Long>> of(ClipTextConfig config) {
    return WantedWeights.of(weights -> new ClipTextModel(config, weights), name -> false);
  }
}
