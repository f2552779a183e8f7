package io.github.reversion.benchmark.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.reversion.compute.Precision;
import io.github.reversion.compute.Weights;
import io.github.reversion.image.RgbImage;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/** What a network is trained to do. */
public interface Objective extends AutoCloseable {

  /** What the networks compute in; their parameters are always fp32. */
  default Precision precision() {
    return Precision.FP32;
  }

  /**
   * Whether the loss of a batch is the mean of its samples' losses, each by itself, so that several
   * networks can share a batch. Where samples are compared with each other one network sees them
   * all, or what is learned would depend on the number of threads.
   */
  default boolean samplesStandAlone() {
    return true;
  }

  /**
   * Makes what samples are taken from; called once, before the first of them is, and may take
   * minutes.
   *
   * @param stop asked now and then whether to give it up
   * @return whether it is done
   */
  default boolean prepare(BooleanSupplier stop) {
    return true;
  }

  /** Builds the network on these weights; called once a thread, and to see which it asks for. */
  Loss over(Weights weights);

  /** Adds what a model's folder needs besides the weights, which have just been written there. */
  void complete(Path model);

  /** A picture of what the model of a complete folder can do. */
  RgbImage sheet(Path model);

  /** Frees what was prepared. */
  @Override
  default void close() {}

  /** A network and its loss; for one thread. */
  interface Loss {
    /**
     * The mean loss of samples, recorded if recording is on.
     *
     * @param manager to make inputs with, on the network's device
     * @param first number of the first sample, counted over the training
     * @param count how many
     */
    NDArray of(NDManager manager, long first, int count);
  }
}
