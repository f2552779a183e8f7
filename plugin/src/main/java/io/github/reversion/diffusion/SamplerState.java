package io.github.reversion.diffusion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Where a sampler stands: the latents and what it remembers of earlier steps.
 *
 * @param call number of model calls done
 * @param latents the sample so far, float32 [batch, channels, height, width]
 * @param history arrays the sampler needs in its next step
 */
public record SamplerState(int call, NDArray latents, List<NDArray> history) {

  /** Copies the list; the arrays are shared. */
  public SamplerState {
    history = List.copyOf(history);
  }

  /** The state before the first model call, from standard normal noise times the initial sigma. */
  public static SamplerState start(NDArray latents) {
    return new SamplerState(0, latents, List.of());
  }

  SamplerState next(NDArray nextLatents, List<NDArray> nextHistory) {
    return new SamplerState(call + 1, nextLatents, nextHistory);
  }

  /** The latents after the last step; frees what this state remembers for a next one. */
  public NDArray last() {
    history.stream().filter(array -> array != latents).forEach(NDArray::close);
    return latents;
  }

  /**
   * Lets this state outlive the {@link NDScope} in which its step ran, and frees those arrays of
   * the state before that this one no longer holds.
   *
   * @return this
   */
  public SamplerState replacing(SamplerState before) {
    Set<NDArray> kept = Collections.newSetFromMap(new IdentityHashMap<>());
    kept.add(latents);
    kept.addAll(history);
    kept.forEach(NDScope::unregister);
    if (!kept.contains(before.latents)) {
      before.latents.close();
    }
    before.history.stream().filter(array -> !kept.contains(array)).forEach(NDArray::close);
    return this;
  }
}
