package io.github.reversion.image;

import java.util.Arrays;

/** A picture in the middle of a square of one colour. */
final class Padding {
  /** More would not fit in an array of bytes. */
  private static final int LONGEST_EDGE = 26_754;

  private Padding() {}

  /** A square of the border's median colour with the picture at a column and a row of it. */
  static RgbImage around(RgbImage image, int edge, int x, int y) {
    if (edge > LONGEST_EDGE) {
      throw new ImageException(
          "an image of %d x %d pixels is too long to be padded; crop it, or choose another fit"
              .formatted(image.width(), image.height()));
    }
    byte[] square = new byte[3 * edge * edge];
    for (int c = 0; c < 3; c++) {
      byte median = borderMedian(image, c);
      for (int i = c; i < square.length; i += 3) {
        square[i] = median;
      }
    }
    int row = 3 * image.width();
    for (int i = 0; i < image.height(); i++) {
      System.arraycopy(image.rgb(), i * row, square, 3 * ((y + i) * edge + x), row);
    }
    return new RgbImage(edge, edge, square);
  }

  /** The lower median of a channel over the outermost pixels, each counted once. */
  private static byte borderMedian(RgbImage image, int channel) {
    int[] border = new int[2 * (image.width() + image.height())];
    int found = 0;
    for (int y = 0; y < image.height(); y++) {
      boolean whole = y == 0 || y == image.height() - 1;
      int step = whole ? 1 : Math.max(1, image.width() - 1);
      for (int x = 0; x < image.width(); x += step) {
        border[found++] = image.sample(x, y, channel);
      }
    }
    Arrays.sort(border, 0, found);
    return (byte) border[(found - 1) / 2];
  }
}
