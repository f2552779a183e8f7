package io.github.reversion.benchmark.world;

import io.github.reversion.image.RgbImage;

/**
 * Draws scenes, {@link Composition#SIDE} pixels square: sixteen points a pixel, averaged, where a
 * line passes through it, else one. Not with Java2D, whose anti-aliasing differs from one Java to
 * another: the same scene is the same bytes everywhere.
 */
public final class SceneRenderer {
  private static final int POINTS = 4;
  private static final double HALF_DIAGONAL = Math.sqrt(0.5);

  private SceneRenderer() {}

  /** The picture of a scene. */
  public static RgbImage draw(Scene scene) {
    Composition composition = Composer.compose(scene);
    int side = Composition.SIDE;
    byte[] rgb = new byte[3 * side * side];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        pixel(composition, scene, x, y, rgb, 3 * (y * side + x));
      }
    }
    return new RgbImage(side, side, rgb);
  }

  private static void pixel(
      Composition composition, Scene scene, int x, int y, byte[] rgb, int at) {
    boolean plain = !composition.changesNear(x + 0.5, y + 0.5, HALF_DIAGONAL, scene.style());
    int points = plain ? 1 : POINTS;
    double red = 0;
    double green = 0;
    double blue = 0;
    for (int i = 0; i < points; i++) {
      for (int j = 0; j < points; j++) {
        double px = x + (j + 0.5) / points;
        double py = y + (i + 0.5) / points;
        Rgb point = composition.at(px, py, scene.ground(), scene.style());
        red += point.red();
        green += point.green();
        blue += point.blue();
      }
    }
    int count = points * points;
    rgb[at] = rounded(red / count);
    rgb[at + 1] = rounded(green / count);
    rgb[at + 2] = rounded(blue / count);
  }

  private static byte rounded(double mean) {
    return (byte) (int) (mean + 0.5);
  }
}
