package io.github.reversion.benchmark.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.reversion.benchmark.world.Composition;
import io.github.reversion.benchmark.world.EntityPair;
import io.github.reversion.benchmark.world.Rgb;
import io.github.reversion.clip.ClipVisionConfig;
import io.github.reversion.image.Preprocessing;
import io.github.reversion.image.RgbImage;
import io.github.reversion.weights.JsonConfig;
import java.util.List;

/**
 * What the relation classifier sees: a picture, and how much each pixel is like A's colour and like
 * B's. So it is told whom it is asked about, which the picture alone does not say.
 */
final class ClassifierInput {
  static final int CHANNELS = 5;
  private static final int SIDE = Composition.SIDE;
  private static final int PLANE = SIDE * SIDE;
  private static final Preprocessing SIZED = new Preprocessing(SIDE, false);
  private static final double HALF_RANGE = 127.5;

  /** The distance at which a colour is hardly alike. */
  private static final double REACH = 70;

  private ClassifierInput() {}

  /**
   * Refuses a network that sees something else.
   *
   * @param json where its sizes were read
   */
  static void check(ClipVisionConfig config, JsonConfig json) {
    if (config.channels() != CHANNELS) {
      throw json.refused("num_channels", Integer.toString(CHANNELS));
    }
    if (config.imageSize() != SIDE) {
      throw json.refused("image_size", Integer.toString(SIDE));
    }
  }

  /**
   * [N, 5, 64, 64] in [-1, 1]: red, green, blue, like A, like B; pictures of another size are
   * squeezed.
   */
  static NDArray tensor(NDManager manager, List<RgbImage> images, List<EntityPair> pairs) {
    float[] values = new float[images.size() * CHANNELS * PLANE];
    for (int n = 0; n < images.size(); n++) {
      fill(values, n * CHANNELS * PLANE, SIZED.resize(images.get(n)), pairs.get(n));
    }
    return manager.create(values, new Shape(images.size(), CHANNELS, SIDE, SIDE));
  }

  private static void fill(float[] values, int at, RgbImage image, EntityPair pair) {
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        int i = at + y * SIDE + x;
        Rgb seen = Rgb.of(image, x, y);
        values[i] = (float) (seen.red() / HALF_RANGE - 1);
        values[i + PLANE] = (float) (seen.green() / HALF_RANGE - 1);
        values[i + 2 * PLANE] = (float) (seen.blue() / HALF_RANGE - 1);
        values[i + 3 * PLANE] = likeness(seen, pair.a().colour().rgb());
        values[i + 4 * PLANE] = likeness(seen, pair.b().colour().rgb());
      }
    }
  }

  private static float likeness(Rgb seen, Rgb colour) {
    double distance = seen.distance(colour) / REACH;
    return (float) (2 * Math.exp(-distance * distance) - 1);
  }
}
