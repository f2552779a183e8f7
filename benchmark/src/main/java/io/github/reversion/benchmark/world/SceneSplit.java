package io.github.reversion.benchmark.world;

import java.util.Locale;

/** What scenes are for; no scene is in two of them. */
public enum SceneSplit {
  TRAIN(0),
  VALIDATION(1),
  BENCHMARK(2),
  /** Only pairs of entities that training never shows together. */
  HELD_OUT(3);

  private static final int COUNT = 4;
  private final int number;

  SceneSplit(int number) {
    this.number = number;
  }

  /** The seed of a scene: no other split has it. */
  public long seed(long index) {
    return index * COUNT + number;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
