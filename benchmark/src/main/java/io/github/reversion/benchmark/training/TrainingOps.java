package io.github.reversion.benchmark.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.Script;
import io.github.reversion.compute.Torch;

/** The operations that only training needs; gradients flow through the losses. Thread-safe. */
public final class TrainingOps implements AutoCloseable {
  private final Script script = new Script(TrainingOps.class, "training.py");
  private final NDManager manager = Torch.newManager(ComputeDevice.cpu());

  /** All numbers of the arrays, each named {@code g[]}, in a row; the arrays become zero. */
  NDArray gather(NDArray... gradients) {
    return script.call("gather", gradients);
  }

  /** Writes the arrays named {@code m[]} into those named {@code l[]}, rounding where need be. */
  void copy(NDArray... mastersThenLeaves) {
    script.call("copy_all", mastersThenLeaves);
  }

  /** The Euclidean length of all numbers. */
  double norm(NDArray x) {
    return script.call("norm", x).toType(DataType.FLOAT32, false).getFloat();
  }

  /** One step of {@link AdamW}, in place; settings as that class orders them. */
  void adamWWithAverage(NDArray state, NDArray gradient, double... settings) {
    script.call("adamw_with_average", state, gradient, manager.create(settings));
  }

  /** mean + exp(logvar / 2) * noise. */
  public NDArray sample(NDArray mean, NDArray logvar, NDArray noise) {
    return script.call("sample", mean, logvar, noise);
  }

  /** The mean Kullback-Leibler divergence of a number's distribution from the standard normal. */
  public NDArray divergence(NDArray mean, NDArray logvar) {
    return script.call("divergence", mean, logvar);
  }

  /** x + factor * y. */
  public NDArray addScaled(NDArray x, NDArray y, double factor) {
    return script.call("add_scaled", x, y, manager.create(factor));
  }

  /** The mean over N of weights [N] times the mean squared difference of x and y [N, ...]. */
  public NDArray weightedMse(NDArray x, NDArray y, NDArray weights) {
    return script.call("weighted_mse", x, y, weights);
  }

  /**
   * The mean cross-entropy of finding each text's image among all, and each image's text (Radford
   * et al. 2021).
   *
   * @param texts [N, width], of length 1
   * @param images the same shape; the i-th belongs to the i-th text
   * @param logitScale logarithm of the factor of cosines, at most that of 100 counts
   */
  public NDArray contrastive(NDArray texts, NDArray images, NDArray logitScale) {
    return script.call("contrastive", texts, images, logitScale);
  }

  /** The mean cross-entropy of labels [N, labels], each 0 or 1, given their logits. */
  public NDArray binaryCrossEntropy(NDArray logits, NDArray labels) {
    return script.call("binary_cross_entropy", logits, labels);
  }

  @Override
  public void close() {
    script.close();
    manager.close();
  }
}
