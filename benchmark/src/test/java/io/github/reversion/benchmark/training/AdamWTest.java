package io.github.reversion.benchmark.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.reversion.compute.Autograd;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.Torch;
import org.junit.jupiter.api.Test;

class AdamWTest {
  private static final AdamW OPTIMISER = new AdamW(0.9, 0.99, 0, 0.1, 1, 0.95);

  /** Two parameters: x, first moment m, second moment v, average. */
  private static float[] after(float[] gradient, double norm, long step) {
    float[] before = {1, -2, 0.1f, 0, 0.04f, 0, 1, 0};
    try (TrainingOps ops = new TrainingOps();
        NDManager manager = Torch.newManager(ComputeDevice.cpu());
        Autograd off = Autograd.off()) {
      NDArray state = manager.create(before, new Shape(4, 2));
      OPTIMISER.step(ops, state, manager.create(gradient), norm, 0.01, step);
      return state.toFloatArray();
    }
  }

  /**
   * The gradient (3, 4) of length 5 is shortened to (0.6, 0.8).
   *
   * <pre>
   * m = 0.9 (0.1, 0) + 0.1 (0.6, 0.8)       = (0.15, 0.08)
   * v = 0.99 (0.04, 0) + 0.01 (0.36, 0.64)  = (0.0432, 0.0064)
   * x = 0.999 (1, -2)
   *     - 0.01 m / 0.19 / sqrt(v / 0.0199)  = (0.9936418, -2.005425)
   * average = x + 3/12 (before - x)         = (0.9952313, -1.5040685)
   * </pre>
   */
  @Test
  void theSecondStepIsAsByHand() {
    float[] expected = {
      0.9936418f, -2.005425f, 0.15f, 0.08f, 0.0432f, 0.0064f, 0.9952313f, -1.5040685f
    };
    assertArrayEquals(expected, after(new float[] {3, 4}, 5, 2), 2e-6f);
  }

  /**
   * A short gradient (0.3, 0.4) stays; the bias of the moments and the warming up of the average
   * are over.
   *
   * <pre>
   * m = (0.12, 0.04), v = (0.0405, 0.0016)
   * x = 0.999 (1, -2) - 0.01 m / sqrt(v)    = (0.9930371, -2.008)
   * average = 0.95 before + 0.05 x          = (0.9996519, -0.1004)
   * </pre>
   */
  @Test
  void aLateStepIsAsByHand() {
    float[] expected = {0.9930371f, -2.008f, 0.12f, 0.04f, 0.0405f, 0.0016f, 0.9996519f, -0.1004f};
    assertArrayEquals(expected, after(new float[] {0.3f, 0.4f}, 0.5, 1_000_000), 2e-6f);
  }
}
