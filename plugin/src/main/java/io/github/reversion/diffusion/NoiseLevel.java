package io.github.reversion.diffusion;

/**
 * How much picture and how much noise a noised sample holds: {@code alpha * picture + sigma *
 * noise}, where {@code alpha^2 + sigma^2 = 1} (the variance-preserving form of Stable Diffusion).
 *
 * @param alpha weight of the picture, 0 to 1
 * @param sigma weight of the noise, 0 to 1
 */
record NoiseLevel(double alpha, double sigma) {

  /** The level at which {@code alpha^2} is the given value, as a training schedule tabulates it. */
  static NoiseLevel ofAlphaCumprod(double alphaCumprod) {
    return new NoiseLevel(Math.sqrt(alphaCumprod), Math.sqrt(1 - alphaCumprod));
  }

  /** The level with the given ratio {@code sigma / alpha}, which is what samplers call sigma. */
  static NoiseLevel ofRatio(double ratio) {
    double alpha = 1 / Math.sqrt(ratio * ratio + 1);
    return new NoiseLevel(alpha, ratio * alpha);
  }

  /** Half the logarithm of the signal-to-noise ratio; infinite where there is no noise. */
  double lambda() {
    return Math.log(alpha) - Math.log(sigma);
  }
}
