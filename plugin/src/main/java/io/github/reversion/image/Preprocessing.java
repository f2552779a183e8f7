package io.github.reversion.image;

/**
 * How a picture becomes what the model sees: a square of the model's size.
 *
 * @param size pixels of an edge of the result, at least 1
 * @param centerCrop whether the largest square in the middle is cut out first; otherwise a picture
 *     that is no square is squeezed
 */
public record Preprocessing(int size, boolean centerCrop) {
  /** Refuses a size below 1. */
  public Preprocessing {
    if (size < 1) {
      throw new IllegalArgumentException("The size must be at least 1 pixel, not " + size);
    }
  }

  /** The square, byte for byte as Pillow's bicubic resize makes it. */
  public RgbImage resize(RgbImage image) {
    Fit fit = centerCrop ? Fit.CENTER_CROP : Fit.STRETCH;
    return BicubicResize.resize(fit.apply(image), size, size);
  }

  /** The square as numbers from -1 to 1: {@code 3 * size * size}, channel by channel (CHW). */
  public float[] pixelValues(RgbImage image) {
    RgbImage square = resize(image);
    int pixels = size * size;
    float[] values = new float[3 * pixels];
    for (int i = 0; i < pixels; i++) {
      for (int c = 0; c < 3; c++) {
        values[c * pixels + i] = (float) ((square.rgb()[3 * i + c] & 0xFF) / 127.5 - 1);
      }
    }
    return values;
  }
}
