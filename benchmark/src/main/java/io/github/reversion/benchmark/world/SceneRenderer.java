package io.github.reversion.benchmark.world;

import io.github.reversion.image.RgbImage;

/**
 * Draws scenes, {@link Composition#SIDE} pixels square: sixteen points a pixel, averaged. Not with
 * Java2D, whose anti-aliasing differs from one Java to another: the same scene is the same bytes
 * everywhere.
 */
public final class SceneRenderer {
  private static final int POINTS = 4;

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
    double red = 0;
    double green = 0;
    double blue = 0;
    for (int i = 0; i < POINTS; i++) {
      for (int j = 0; j < POINTS; j++) {
        double px = x + (j + 0.5) / POINTS;
        double py = y + (i + 0.5) / POINTS;
        Rgb point = composition.at(px, py, scene.ground(), scene.style());
        red += point.red();
        green += point.green();
        blue += point.blue();
      }
    }
    rgb[at] = mean(red);
    rgb[at + 1] = mean(green);
    rgb[at + 2] = mean(blue);
  }

  private static byte mean(double sum) {
    return (byte) (int) (sum / (POINTS * POINTS) + 0.5);
  }
}
