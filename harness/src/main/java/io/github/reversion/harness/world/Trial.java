package io.github.reversion.harness.world;

import io.github.reversion.benchmark.world.Scene;
import io.github.reversion.benchmark.world.SceneCaption;
import io.github.reversion.benchmark.world.SceneSampler;
import io.github.reversion.benchmark.world.SceneSplit;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A scene to be painted.
 *
 * @param number among all of its row, from 0 on; the seed of its noise
 * @param scene what the picture should show; its places and sizes matter only where the world
 *     itself draws it
 */
record Trial(int number, Scene scene) {
  /** The first scenes of a split are for other uses. */
  private static final int FIRST = 100;

  /** Scenes of any kind. */
  static List<Trial> of(SceneSplit split, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Trial(i, SceneSampler.scene(split, FIRST + i)))
        .toList();
  }

  /** What is asked for: each fact, said by the first of its words. */
  String prompt() {
    return SceneCaption.full(scene).toString();
  }
}
