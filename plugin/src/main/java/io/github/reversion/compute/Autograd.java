package io.github.reversion.compute;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/**
 * Gradients, by PyTorch's own recording.
 *
 * <p>Recording is a property of the thread. DJL's GradientCollector is not used: it is one per
 * process and throws in a second thread.
 */
public final class Autograd implements AutoCloseable {
  private final boolean before;

  private Autograd(boolean recording) {
    before = JniUtils.isGradMode();
    JniUtils.setGradMode(recording);
  }

  /** Records operations on this thread until closed. */
  public static Autograd recording() {
    return new Autograd(true);
  }

  /** Records nothing on this thread until closed. */
  public static Autograd off() {
    return new Autograd(false);
  }

  /** A new array over the same memory that gradients flow to and not beyond. */
  public static NDArray leaf(NDArray x) {
    NDArray leaf = x.stopGradient();
    leaf.setRequiresGradient(true);
    return leaf;
  }

  /**
   * Adds to every leaf's gradient that of sum(y * gradient), and forgets what was recorded.
   *
   * @param y any shape; must have been recorded
   * @param gradient the shape of y
   */
  public static void backward(NDArray y, NDArray gradient) {
    JniUtils.backward((PtNDArray) y, (PtNDArray) gradient, false, false);
  }

  /** The gradient of a scalar. */
  public static void backward(NDArray scalar) {
    backward(scalar, scalar.onesLike());
  }

  /** Goes back to what was before. */
  @Override
  public void close() {
    JniUtils.setGradMode(before);
  }
}
