package io.github.reversion.harness.evaluation;

import io.github.reversion.benchmark.oracle.SeenEntities;
import io.github.reversion.exemplar.EntityDetector;
import io.github.reversion.image.RgbImage;

/** Counts the coloured shapes of the scene world; in photographs it sees none. */
public final class SceneEntityDetector implements EntityDetector {

  @Override
  public int count(RgbImage image) {
    return SeenEntities.count(image);
  }
}
