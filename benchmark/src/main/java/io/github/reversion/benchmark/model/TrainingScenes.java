package io.github.reversion.benchmark.model;

import io.github.reversion.benchmark.world.Scene;
import io.github.reversion.benchmark.world.SceneSampler;

/**
 * The scenes a training learns from: a million of each seed's own, then those of the next, so that
 * a training which goes on with another seed sees new ones.
 *
 * @param seed of the training, 0 or more
 */
record TrainingScenes(long seed) {
  private static final long OF_A_SEED = 1_000_000;

  /** Where a scene stands among all that there are. */
  long index(long number) {
    return Math.addExact(Math.multiplyExact(seed, OF_A_SEED), number);
  }

  /** A scene, every third of a relation of the benchmark. */
  Scene scene(long number) {
    return SceneSampler.training(index(number));
  }
}
