package io.github.reversion.diffusion;

import ai.djl.ndarray.NDArray;

/**
 * Turns noise into a sample over a fixed number of model calls. Immutable: what changes is the
 * {@link SamplerState}.
 *
 * <p>The loop of a caller:
 *
 * <pre>{@code
 * SamplerState state = SamplerState.start(noise.mul(sampler.initNoiseSigma()));
 * while (state.call() < sampler.calls()) {
 *   try (NDScope scope = new NDScope()) {
 *     NDArray input = sampler.scaleModelInput(state);
 *     NDArray output = network.predict(input, sampler.timestep(state), context);
 *     state = sampler.step(state, output, noises).replacing(state);
 *   }
 * }
 * }</pre>
 *
 * Arithmetic is float32 on the device of the latents, with coefficients computed in double
 * precision.
 */
public interface Sampler {

  /** Timestep of each model call, descending or equal; some samplers use fractions. */
  double[] timesteps();

  /**
   * Noise-to-picture ratio before each model call and after the last, for samplers that are defined
   * by it (Euler, DPM-Solver++, UniPC); empty for the others.
   */
  default double[] sigmas() {
    return new double[0];
  }

  /** Number of model calls. */
  default int calls() {
    return timesteps().length;
  }

  /** The timestep to give to the model in this state. */
  default double timestep(SamplerState state) {
    return timesteps()[state.call()];
  }

  /** Standard deviation that the first latents must have. */
  default double initNoiseSigma() {
    return 1;
  }

  /** Number of steps that draw fresh noise; they are the first ones. */
  default int noises() {
    return 0;
  }

  /** The latents as the model wants to see them; they may be those of the state itself. */
  default NDArray scaleModelInput(SamplerState state) {
    return state.latents();
  }

  /**
   * Takes one step.
   *
   * @param state where the sampler stands, after fewer than {@link #calls()} calls
   * @param modelOutput what the model said about {@link #scaleModelInput}: float32 of the latents'
   *     shape; the next state may hold it
   * @param noise where fresh noise is drawn from; not asked where {@link #noises()} is 0
   * @return the next state; its arrays belong to the same manager as the latents or the output
   */
  SamplerState step(SamplerState state, NDArray modelOutput, NoiseSource noise);
}
