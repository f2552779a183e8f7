package io.github.reversion.diffusion;

import ai.djl.ndarray.NDArray;

/** Is shown what a network computes on the way, for instance to compare it with a reference. */
@FunctionalInterface
public interface Tap {
  /** Shows nothing to nobody. */
  Tap NONE = (place, value) -> {};

  /**
   * Sees a value.
   *
   * @param place such as {@code down_0_resnet_0}, {@code mid} or {@code up_3}
   */
  void see(String place, NDArray value);
}
