package io.github.reversion.image;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * A picture of 8-bit red, green and blue.
 *
 * @param width columns, at least 1
 * @param height rows, at least 1
 * @param rgb {@code height * width * 3} bytes, row by row, red, green, blue of a pixel together
 *     (HWC); not copied, so that nobody may write into it any more
 */
@SuppressWarnings("ArrayRecordComponent") // a picture is too large to be copied at each look
public record RgbImage(int width, int height, byte[] rgb) {
  /** Refuses an array of another size. */
  public RgbImage {
    if (width < 1 || height < 1 || rgb.length != 3L * width * height) {
      throw new IllegalArgumentException(
          "A picture of %d x %d pixels does not have %d bytes"
              .formatted(width, height, rgb.length));
    }
  }

  /** The picture as Java draws it; the alpha of what is drawn is not looked at. */
  public static RgbImage of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    byte[] rgb = new byte[3 * pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      rgb[3 * i] = (byte) (pixels[i] >> 16);
      rgb[3 * i + 1] = (byte) (pixels[i] >> 8);
      rgb[3 * i + 2] = (byte) pixels[i];
    }
    return new RgbImage(width, height, rgb);
  }

  /** A copy that Java can draw. */
  public BufferedImage toBufferedImage() {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int[] pixels = new int[width * height];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] =
          (rgb[3 * i] & 0xFF) << 16 | (rgb[3 * i + 1] & 0xFF) << 8 | (rgb[3 * i + 2] & 0xFF);
    }
    image.setRGB(0, 0, width, height, pixels, 0, width);
    return image;
  }

  /** A sample, 0 to 255; channel 0 is red, 1 green, 2 blue. */
  public int sample(int x, int y, int channel) {
    return rgb[(y * width + x) * 3 + channel] & 0xFF;
  }

  /** Whether there is only one pixel, from which no relation can be learned. */
  public boolean isSinglePixel() {
    return width == 1 && height == 1;
  }

  /** The part from column {@code x} and row {@code y} on. */
  public RgbImage crop(int x, int y, int cropWidth, int cropHeight) {
    byte[] part = new byte[3 * cropWidth * cropHeight];
    for (int row = 0; row < cropHeight; row++) {
      System.arraycopy(rgb, ((y + row) * width + x) * 3, part, row * cropWidth * 3, cropWidth * 3);
    }
    return new RgbImage(cropWidth, cropHeight, part);
  }

  /** The square in the middle; its edge must fit into the picture. */
  public RgbImage middleSquare(int edge) {
    return crop((width - edge) / 2, (height - edge) / 2, edge, edge);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RgbImage image
        && width == image.width
        && height == image.height
        && Arrays.equals(rgb, image.rgb);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * width + height) + Arrays.hashCode(rgb);
  }

  @Override
  public String toString() {
    return "RgbImage[" + width + " x " + height + "]";
  }
}
