package io.github.reversion.benchmark.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.reversion.benchmark.world.Composition;
import io.github.reversion.benchmark.world.SceneRenderer;
import io.github.reversion.benchmark.world.SceneSampler;
import io.github.reversion.benchmark.world.SceneSplit;
import io.github.reversion.image.RgbImage;
import io.github.reversion.pipeline.Pixels;
import java.util.List;
import java.util.stream.LongStream;

/** Pictures of the scene world as networks see them. */
final class ScenePixels {
  private static final double HALF_RANGE = 127.5;

  private ScenePixels() {}

  /** [N, 3, 64, 64] in [-1, 1]. */
  static NDArray tensor(NDManager manager, List<RgbImage> images) {
    return Pixels.tensor(
        manager, images.stream().map(ScenePixels::planes).toList(), Composition.SIDE);
  }

  /** The same, of scenes that follow each other. */
  static NDArray tensor(NDManager manager, SceneSplit split, long first, int count) {
    return tensor(manager, images(split, first, count));
  }

  /** Scenes that follow each other, drawn. */
  static List<RgbImage> images(SceneSplit split, long first, int count) {
    return LongStream.range(first, first + count)
        .mapToObj(i -> SceneRenderer.draw(SceneSampler.scene(split, i)))
        .toList();
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
