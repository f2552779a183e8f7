package io.github.reversion.compute;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OpsTest {
  private static Ops ops;
  private static NDManager manager;

  @BeforeAll
  static void start() {
    ops = new Ops();
    manager = Torch.newManager(ComputeDevice.cpu());
  }

  @AfterAll
  static void stop() {
    manager.close();
    ops.close();
  }

  @Test
  void aSliceSharesTheMemoryOfTheWhole() {
    NDArray whole = manager.create(new float[] {0, 1, 2, 3, 4});
    NDArray slice = Ops.slice(whole, 1, 3);
    whole.muli(10);
    assertArrayEquals(new float[] {10, 20}, slice.toFloatArray());
  }

  @Test
  void siluIsXTimesSigmoid() {
    NDArray x = manager.create(new float[] {-1, 0, 2});
    float[] expected = {-0.26894143f, 0, 1.7615942f};
    assertArrayEquals(expected, ops.silu(x).toFloatArray(), 1e-6f);
  }

  @Test
  void gradientFlowsThroughSpliceToVectorsAtSeveralPlaces() {
    try (Autograd recording = Autograd.recording()) {
      NDArray vector = Autograd.leaf(manager.create(new float[] {1, 2}, new Shape(1, 2)));
      NDArray rows = manager.create(new long[] {0, 1});
      NDArray columns = manager.create(new long[] {1, 0});
      NDArray spliced = ops.splice(manager.zeros(new Shape(2, 2, 2)), rows, columns, vector);
      assertArrayEquals(new float[] {0, 0, 1, 2, 1, 2, 0, 0}, spliced.toFloatArray());
      NDArray weights = manager.create(new float[] {9, 9, 1, 2, 10, 20, 9, 9}, spliced.getShape());
      Autograd.backward(spliced, weights);
      assertArrayEquals(new float[] {11, 22}, vector.getGradient().toFloatArray());
    }
  }

  @Test
  void bfloat16GoesThroughEveryKindOfOperation() {
    NDArray x = manager.ones(new Shape(1, 4, 2, 2));
    NDArray w = ops.cast(manager.ones(new Shape(4)), Precision.BF16);
    NDArray y = ops.groupNormSilu(ops.cast(x, Precision.BF16), w, w, 2, 1e-5);
    NDArray tokens = ops.imageToTokens(y);
    NDArray seen = ops.attention(tokens, tokens, tokens, 2, false);
    float[] back = ops.cast(ops.tokensToImage(seen, y), Precision.FP32).toFloatArray();
    assertEquals(16, back.length);
    assertEquals(0.7311, back[0], 4e-3);
  }
}
