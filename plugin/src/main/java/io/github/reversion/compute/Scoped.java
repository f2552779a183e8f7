package io.github.reversion.compute;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import java.util.function.Supplier;

/**
 * Frees what a computation makes on its way as soon as it is over, so that a network's memory is
 * that of its largest part, not of all parts together.
 *
 * <p>What a recorded gradient still needs stays with PyTorch.
 */
public final class Scoped {
  private Scoped() {}

  /** The result, which belongs to the caller's scope; everything else that was made is freed. */
  public static NDArray of(Supplier<NDArray> computation) {
    NDArray result;
    try (NDScope scope = new NDScope()) {
      result = computation.get();
      NDScope.unregister(result);
    }
    NDScope.register(result);
    return result;
  }
}
