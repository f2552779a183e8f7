package io.github.reversion.benchmark.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.reversion.compute.Weights;
import io.github.reversion.image.RgbImage;
import java.nio.file.Path;

/** What a network is trained to do. */
public interface Objective {

  /** Builds the network on these weights; called once a thread. */
  Loss over(Weights weights);

  /** Adds what a model's folder needs besides the weights, which have just been written there. */
  void complete(Path model);

  /** A picture of what the model of a complete folder can do. */
  RgbImage sheet(Path model);

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
