package io.github.reversion.diffusion;

import ai.djl.ndarray.NDArray;

/**
 * What the encoder knows of an image's latents: a normal distribution for each number.
 *
 * @param mean [N, latent channels, H / 8, W / 8] (8 for Stable Diffusion's four levels), fp32
 * @param logvar the logarithm of the variances, clamped to [-30, 20], the same shape
 */
public record LatentMoments(NDArray mean, NDArray logvar) {

  /**
   * A sample.
   *
   * @param noise standard normal, the shape of mean
   */
  public NDArray sample(NDArray noise) {
    return mean.add(logvar.mul(0.5f).exp().mul(noise));
  }
}
