package io.github.reversion.pipeline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import io.github.reversion.diffusion.NoiseSource;
import io.github.reversion.diffusion.Sampler;
import io.github.reversion.diffusion.SamplerState;
import io.github.reversion.diffusion.UNet2DConditionModel;

/**
 * Runs a sampler with classifier-free guidance (Ho and Salimans 2022): noise without the text, plus
 * the guidance scale times what the text changes.
 *
 * @param guidanceScale 1 means that the text alone is asked, in one pass instead of two
 */
public record GuidedSampler(UNet2DConditionModel unet, Sampler sampler, double guidanceScale) {

  /** Sees the latents after every step, and may stop. */
  @FunctionalInterface
  public interface Observer {
    /**
     * A step was taken.
     *
     * @return whether to go on
     */
    boolean step(SamplerState state);
  }

  /** Whether the text states of the empty prompt are needed. */
  public boolean guided() {
    return guidanceScale != 1;
  }

  /**
   * Takes all steps.
   *
   * @param latents [N, channels, H, W], standard normal
   * @param context text states: first N of the negative prompt if {@link #guided}, then N of the
   *     prompts
   * @return the last latents; those of the last step taken if the observer stopped
   */
  public NDArray sample(NDArray latents, NDArray context, NoiseSource noise, Observer observer) {
    SamplerState state = SamplerState.start(latents.mul((float) sampler.initNoiseSigma()));
    boolean goOn = true;
    while (goOn && state.call() < sampler.calls()) {
      SamplerState before = state;
      try (NDScope scope = new NDScope()) {
        NDArray input = sampler.scaleModelInput(before);
        NDArray output = predict(input, sampler.timestep(before), context);
        state = sampler.step(before, output, noise).replacing(before);
      }
      NDScope.register(state.latents());
      goOn = observer.step(state);
    }
    return state.last();
  }

  private NDArray predict(NDArray latents, double timestep, NDArray context) {
    NDArray input = guided() ? latents.concat(latents) : latents;
    NDArray t = input.getManager().full(new Shape(input.getShape().get(0)), (float) timestep);
    NDArray output = unet.predict(input, t, context);
    if (!guided()) {
      return output;
    }
    NDList halves = output.split(2);
    NDArray unconditional = halves.get(0);
    NDArray change = halves.get(1).sub(unconditional);
    return change.mul((float) guidanceScale).add(unconditional);
  }
}
