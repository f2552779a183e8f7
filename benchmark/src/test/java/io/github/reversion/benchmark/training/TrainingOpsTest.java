package io.github.reversion.benchmark.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.Torch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Losses against numbers computed by hand. */
class TrainingOpsTest {
  private static TrainingOps ops;
  private static NDManager manager;

  @BeforeAll
  static void open() {
    manager = Torch.newManager(ComputeDevice.cpu());
    ops = new TrainingOps();
  }

  @AfterAll
  static void close() {
    ops.close();
    manager.close();
  }

  private static NDArray rows(float... values) {
    return manager.create(values, new Shape(2, values.length / 2));
  }

  private static NDArray numbers(float... values) {
    return manager.create(values);
  }

  /** The rows differ by (1 + 4) / 2 and (0 + 4) / 2; (2 * 2.5 + 0.5 * 2) / 2 = 3. */
  @Test
  void aWeightedErrorIsTheMeanOverSamples() {
    NDArray error = ops.weightedMse(rows(1, 2, 3, 4), rows(0, 0, 3, 2), numbers(2, 0.5f));
    assertEquals(3, error.getFloat(), 1e-6);
  }

  /** (1 + 1 - 1 - 0) / 2 = 0.5 and (0 + 2 - 1 - ln 2) / 2 = 0.1534264. */
  @Test
  void theDivergenceIsThatOfNormalDistributions() {
    NDArray divergence = ops.divergence(numbers(1, 0), numbers(0, (float) Math.log(2)));
    assertEquals((0.5 + 0.1534264) / 2, divergence.getFloat(), 1e-6);
  }

  /** 1 + sqrt(4) * 1.5 = 4. */
  @Test
  void aSampleHasItsMeanAndSpread() {
    NDArray sample = ops.sample(numbers(1), numbers((float) Math.log(4)), numbers(1.5f));
    assertEquals(4, sample.toFloatArray()[0], 1e-6);
  }

  /** Each is its own: ln(e + 1) - 1 in all rows and columns. */
  @Test
  void pairsThatBelongTogetherAreFound() {
    NDArray unit = rows(1, 0, 0, 1);
    assertEquals(0.3132617, ops.contrastive(unit, unit, manager.create(0f)).getFloat(), 1e-6);
  }

  /**
   * Both images are of the first text, and the factor is 100, not e^10: rows cost ln 2 each, the
   * columns 0 and 100, hence (ln 2 + 50) / 2.
   */
  @Test
  void aPairThatIsMistakenCostsAtMostAHundred() {
    NDArray loss = ops.contrastive(rows(1, 0, 0, 1), rows(1, 0, 1, 0), manager.create(10f));
    assertEquals(25.3465736, loss.getFloat(), 1e-4);
  }

  /** ln 2 = 0.6931472 for a logit of 0, ln(1 + e^-2) = 0.1269280 for one of 2 that is right. */
  @Test
  void theCrossEntropyIsTheMeanOverLabels() {
    NDArray loss = ops.binaryCrossEntropy(rows(0, 2), rows(0, 1));
    assertEquals(0.4100376, loss.getFloat(), 1e-6);
  }
}
