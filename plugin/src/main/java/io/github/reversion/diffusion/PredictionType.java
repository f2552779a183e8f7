package io.github.reversion.diffusion;

import static io.github.reversion.diffusion.WeightedSum.term;

import ai.djl.ndarray.NDArray;

/**
 * What a diffusion network was trained to say about a noised sample {@code alpha * picture + sigma
 * * noise}. The names are those of diffusers' {@code prediction_type}.
 */
public enum PredictionType {
  /** The noise (Ho et al. 2020): Stable Diffusion 1.x and the base models of 2.x. */
  EPSILON {
    @Override
    Weights original(NoiseLevel level) {
      return new Weights(1 / level.alpha(), -level.sigma() / level.alpha());
    }

    @Override
    Weights noise(NoiseLevel level) {
      return new Weights(0, 1);
    }
  },

  /**
   * The velocity {@code alpha * noise - sigma * picture} (Salimans and Ho 2022): Stable Diffusion
   * 2.x at 768 px.
   */
  V_PREDICTION {
    @Override
    Weights original(NoiseLevel level) {
      return new Weights(level.alpha(), -level.sigma());
    }

    @Override
    Weights noise(NoiseLevel level) {
      return new Weights(level.sigma(), level.alpha());
    }
  },

  /** The picture itself. */
  SAMPLE {
    @Override
    Weights original(NoiseLevel level) {
      return new Weights(0, 1);
    }

    @Override
    Weights noise(NoiseLevel level) {
      return new Weights(1 / level.sigma(), -level.alpha() / level.sigma());
    }
  };

  /** A sum of the noised sample and the network's output. */
  record Weights(double sample, double output) {
    NDArray of(NDArray noised, NDArray modelOutput) {
      return WeightedSum.sum(term(sample, noised), term(output, modelOutput));
    }
  }

  /** The sum that gives the picture. */
  abstract Weights original(NoiseLevel level);

  /** The sum that gives the noise. */
  abstract Weights noise(NoiseLevel level);
}
