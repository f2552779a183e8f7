package io.github.reversion.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.SampleModel;

/**
 * Takes the stored samples of a picture as red, green and blue.
 *
 * <p>As Pillow's {@code convert("RGB")}: gray is repeated, palettes are looked up, alpha is dropped
 * (not blended), colour profiles and gamma are ignored. {@code BufferedImage.getRGB} would do
 * otherwise: it applies a gray gamma. Samples of 16 bits keep their high byte.
 */
final class RgbConversion {
  private RgbConversion() {}

  /**
   * Converts a picture.
   *
   * @throws IllegalArgumentException for colours other than gray, RGB and palettes, and for samples
   *     other than unsigned integers of at most 16 bits
   */
  static RgbImage convert(BufferedImage image) {
    if (image.getColorModel() instanceof IndexColorModel model) {
      int[] palette = new int[model.getMapSize()];
      model.getRGBs(palette);
      return convert(image.getRaster(), palette);
    }
    int[] bands = bands(image);
    Raster raster = image.getRaster();
    byte[] rgb = new byte[3 * image.getWidth() * image.getHeight()];
    for (int i = 0; i < rgb.length; i++) {
      int band = bands[i % 3];
      int x = i / 3 % image.getWidth();
      int y = i / 3 / image.getWidth();
      int bits = raster.getSampleModel().getSampleSize(band);
      rgb[i] = (byte) toByte(raster.getSample(x, y, band), bits);
    }
    return new RgbImage(image.getWidth(), image.getHeight(), rgb);
  }

  /** Looks the first band up in a palette of {@code 0xRRGGBB}. */
  static RgbImage convert(Raster raster, int[] palette) {
    byte[] rgb = new byte[3 * raster.getWidth() * raster.getHeight()];
    for (int i = 0; i < rgb.length; i++) {
      int index = raster.getSample(i / 3 % raster.getWidth(), i / 3 / raster.getWidth(), 0);
      rgb[i] = (byte) (palette[index] >> (16 - 8 * (i % 3)));
    }
    return new RgbImage(raster.getWidth(), raster.getHeight(), rgb);
  }

  private static int toByte(int sample, int bits) {
    return bits >= 8 ? sample >> (bits - 8) : sample * 255 / ((1 << bits) - 1);
  }

  private static int[] bands(BufferedImage image) {
    SampleModel samples = image.getSampleModel();
    boolean integers =
        switch (samples.getDataType()) {
          case DataBuffer.TYPE_BYTE, DataBuffer.TYPE_USHORT, DataBuffer.TYPE_INT -> true;
          default -> false;
        };
    if (!integers || samples.getSampleSize(0) > 16) {
      throw new IllegalArgumentException("its samples are not integers of 8 or 16 bits");
    }
    return switch (image.getColorModel().getColorSpace().getType()) {
      case ColorSpace.TYPE_GRAY -> new int[] {0, 0, 0};
      case ColorSpace.TYPE_RGB -> new int[] {0, 1, 2};
      default -> throw new IllegalArgumentException("its colours are neither gray nor RGB");
    };
  }
}
