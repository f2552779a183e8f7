package io.github.reversion.diffusion;

import ai.djl.ndarray.NDArray;
import io.github.reversion.compute.Scoped;
import java.util.List;
import java.util.function.UnaryOperator;

/** Layers, one after the other; what one hands to the next is freed when the next has used it. */
record Sequential(List<UnaryOperator<NDArray>> layers) {
  NDArray apply(NDArray input) {
    NDArray x = input;
    for (UnaryOperator<NDArray> layer : layers) {
      NDArray before = x;
      x = Scoped.of(() -> layer.apply(before));
      if (before != input) {
        before.close();
      }
    }
    return x;
  }
}
