package io.github.reversion.image;

/** A picture made small enough to be looked at beside others. */
public final class Thumbnail {
  private Thumbnail() {}

  /**
   * The picture, shrunk in proportion if need be; never enlarged.
   *
   * @param longest pixels of the longer edge of the result at most, at least 1
   */
  public static RgbImage of(RgbImage image, int longest) {
    int edge = Math.max(image.width(), image.height());
    if (edge <= longest) {
      return image;
    }
    return BicubicResize.resize(
        image, shrunk(image.width(), edge, longest), shrunk(image.height(), edge, longest));
  }

  private static int shrunk(int length, int edge, int longest) {
    return Math.max(1, Math.round(length * (longest / (float) edge)));
  }
}
