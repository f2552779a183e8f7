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
    return IntStream.range(0, count).mapToObj(number -> at(split, number)).toList();
  }

  private static Trial at(SceneSplit split, int number) {
    return new Trial(number, SceneSampler.scene(split, FIRST + number));
  }

  /** The captions of some scenes, each once, the first being that of a number. */
  static List<String> prompts(SceneSplit split, int first, int count) {
    return IntStream.range(first, first + count)
        .mapToObj(number -> at(split, number).prompt())
        .distinct()
        .toList();
  }

  /** What is asked for: each fact, said by the first of its words. */
  String prompt() {
    return SceneCaption.full(scene).toString();
  }
}
