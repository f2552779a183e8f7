package io.github.reversion.benchmark.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.reversion.benchmark.world.Composition;
import io.github.reversion.image.RgbImage;
import io.github.reversion.pipeline.Pixels;
import java.util.List;

/** Pictures of the scene world as networks see them. */
final class ScenePixels {
  private static final double HALF_RANGE = 127.5;

  private ScenePixels() {}

  /** [N, 3, 64, 64] in [-1, 1]. */
  static NDArray tensor(NDManager manager, List<RgbImage> images) {
    return Pixels.tensor(
        manager, images.stream().map(ScenePixels::planes).toList(), Composition.SIDE);
  }

  private static float[] planes(RgbImage image) {
    byte[] rgb = image.rgb();
    int plane = rgb.length / 3;
    float[] values = new float[rgb.length];
    for (int i = 0; i < plane; i++) {
      for (int c = 0; c < 3; c++) {
        values[c * plane + i] = (float) ((rgb[3 * i + c] & 0xff) / HALF_RANGE - 1);
      }
    }
    return values;
  }
}
