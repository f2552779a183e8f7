package io.github.reversion.benchmark.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.reversion.compute.RandomStream;
import java.util.List;

/** Normal noise whose numbers follow from each sample's own stream. */
final class Noise {
  /** What models draw is not as clean as scenes. */
  private static final double MOST_BLEMISHES = 0.15;

  private Noise() {}

  /**
   * Standard normal noise.
   *
   * @param sample the shape of one
   * @param streams one a sample
   * @return [streams, sample...]
   */
  static NDArray standard(NDManager manager, Shape sample, List<RandomStream> streams) {
    return scaled(manager, sample, streams, stream -> 1);
  }

  /** Noise as on pictures that models draw; each sample has its own strength. */
  static NDArray blemishes(NDManager manager, Shape sample, List<RandomStream> streams) {
    return scaled(manager, sample, streams, stream -> MOST_BLEMISHES * stream.nextDouble());
  }

  private interface Level {
    double of(RandomStream stream);
  }

  private static NDArray scaled(
      NDManager manager, Shape sample, List<RandomStream> streams, Level level) {
    int size = (int) sample.size();
    float[] all = new float[streams.size() * size];
    for (int i = 0; i < streams.size(); i++) {
      RandomStream stream = streams.get(i);
      double factor = level.of(stream);
      for (int j = i * size; j < (i + 1) * size; j++) {
        all[j] = (float) (factor * stream.nextGaussian());
      }
    }
    return manager.create(all, new Shape(streams.size()).addAll(sample));
  }
}
