package io.github.reversion.diffusion;

import ai.djl.ndarray.NDArray;

/** Where a sampler gets the fresh noise of a step from. */
@FunctionalInterface
public interface NoiseSource {

  /**
   * Draws the noise of one step.
   *
   * @param call the model call after which it is added, from 0; drawing for one call must not
   *     depend on whether noise was drawn for another
   * @return standard normal numbers, float32, in the shape and on the device of the latents
   */
  NDArray draw(int call);
}
