package io.github.reversion.benchmark.world;

import io.github.reversion.image.RgbImage;

/** Red, green and blue, each 0 to 255. */
public record Rgb(double red, double green, double blue) {

  /** The colour of a pixel. */
  public static Rgb of(RgbImage image, int x, int y) {
    return new Rgb(image.sample(x, y, 0), image.sample(x, y, 1), image.sample(x, y, 2));
  }

  /** So much of this colour over another. */
  public Rgb over(Rgb under, double opacity) {
    return new Rgb(
        opacity * red + (1 - opacity) * under.red,
        opacity * green + (1 - opacity) * under.green,
        opacity * blue + (1 - opacity) * under.blue);
  }

  /** The Euclidean distance: 0 for the same colour, 442 from black to white. */
  public double distance(Rgb other) {
    double r = red - other.red;
    double g = green - other.green;
    double b = blue - other.blue;
    return Math.sqrt(r * r + g * g + b * b);
  }
}
