package io.github.reversion.diffusion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import io.github.reversion.compute.Conv2d;
import io.github.reversion.compute.Ops;
import io.github.reversion.compute.Precision;
import io.github.reversion.compute.Weights;

/**
 * The variational autoencoder between images and the smaller latents a diffusion model works on.
 *
 * <p>Structure and weight names are those of diffusers' {@code AutoencoderKL} (Rombach et al.
 * 2022).
 */
public final class AutoencoderKL {
  private final AutoencoderConfig config;
  private final Ops ops;
  private final Precision precision;
  private final VaeEncoder encoder;
  private final VaeDecoder decoder;
  private final Conv2d quantConv;
  private final Conv2d postQuantConv;

  /** Builds the network from weights named as in diffusers. */
  public AutoencoderKL(AutoencoderConfig config, Weights weights) {
    this.config = config;
    ops = weights.ops();
    precision = weights.precision();
    encoder = new VaeEncoder(weights.at("encoder"), config);
    decoder = new VaeDecoder(weights.at("decoder"), config);
    int latents = config.latentChannels();
    quantConv =
        config.quantConv()
            ? Conv2d.pointwise(weights.at("quant_conv"), 2L * latents, 2L * latents)
            : null;
    postQuantConv =
        config.postQuantConv()
            ? Conv2d.pointwise(weights.at("post_quant_conv"), latents, latents)
            : null;
  }

  /** The network's sizes. */
  public AutoencoderConfig config() {
    return config;
  }

  /**
   * Encodes images.
   *
   * @param image [N, 3, H, W] in [-1, 1], fp32; sides are multiples of {@link
   *     AutoencoderConfig#downscale}
   */
  public LatentMoments encode(NDArray image) {
    NDArray x = encoder.apply(ops.cast(image, precision));
    NDArray moments = ops.cast(quantConv == null ? x : quantConv.apply(x), Precision.FP32);
    NDList halves = moments.split(2, 1);
    return new LatentMoments(halves.get(0), halves.get(1).clip(-30, 20));
  }

  /** Latents as the U-Net sees them: sample times {@link AutoencoderConfig#scalingFactor}. */
  public NDArray scale(NDArray sample) {
    return ops.scale(sample, config.scalingFactor());
  }

  /**
   * Decodes latents as the U-Net sees them.
   *
   * @param scaledLatents [N, latent channels, h, w], fp32
   * @return [N, 3, H, W], about [-1, 1], not clamped, fp32
   */
  public NDArray decode(NDArray scaledLatents) {
    NDArray x = ops.cast(ops.scale(scaledLatents, 1 / config.scalingFactor()), precision);
    return ops.cast(
        decoder.apply(postQuantConv == null ? x : postQuantConv.apply(x)), Precision.FP32);
  }
}
