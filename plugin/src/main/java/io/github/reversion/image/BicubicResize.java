package io.github.reversion.image;

/**
 * Pillow's bicubic resize of 8-bit pictures, byte for byte.
 *
 * <p>One pass a direction, with rounding to 8 bits between them; fixed-point coefficients of 22
 * bits; the filter (a = -0.5) is widened when shrinking. A direction whose size stays is left out.
 * The horizontal pass comes first unless the height loses more than twice what the width loses: the
 * order of Pillow 13, which older versions do not have (theirs is always horizontal, vertical).
 */
public final class BicubicResize {
  private static final double SUPPORT = 2;
  private static final int PRECISION = 22;
  private static final int HALF = 1 << (PRECISION - 1);

  private BicubicResize() {}

  /** The picture in another size; both are at least 1. */
  public static RgbImage resize(RgbImage image, int width, int height) {
    int lostRows = image.height() - height;
    boolean rowsFirst = lostRows > 0 && lostRows > 2 * (image.width() - width);
    return rowsFirst
        ? toWidth(toHeight(image, height), width)
        : toHeight(toWidth(image, width), height);
  }

  private static RgbImage toWidth(RgbImage image, int width) {
    if (width == image.width()) {
      return image;
    }
    Lines from = new Lines(3 * image.width(), 3);
    Lines to = new Lines(3 * width, 3);
    Weights weights = Weights.of(image.width(), width);
    return new RgbImage(
        width, image.height(), resizeLines(image.rgb(), image.height(), from, to, weights));
  }

  private static RgbImage toHeight(RgbImage image, int height) {
    if (height == image.height()) {
      return image;
    }
    Lines columns = new Lines(3, 3 * image.width());
    Weights weights = Weights.of(image.height(), height);
    return new RgbImage(
        image.width(), height, resizeLines(image.rgb(), image.width(), columns, columns, weights));
  }

  private static byte[] resizeLines(byte[] rgb, int lines, Lines in, Lines out, Weights weights) {
    int size = weights.first().length;
    byte[] result = new byte[3 * lines * size];
    for (int line = 0; line < lines; line++) {
      for (int i = 0; i < size; i++) {
        int[] factors = weights.factors()[i];
        int from = in.offset(line, weights.first()[i]);
        int to = out.offset(line, i);
        for (int c = 0; c < 3; c++) {
          int sum = HALF;
          for (int k = 0; k < factors.length; k++) {
            sum += (rgb[from + k * in.pixelStep() + c] & 0xFF) * factors[k];
          }
          result[to + c] = (byte) Math.max(0, Math.min(255, sum >> PRECISION));
        }
      }
    }
    return result;
  }

  /** Where the pixels of a row, or of a column, lie. */
  private record Lines(int lineStep, int pixelStep) {
    int offset(int line, int pixel) {
      return line * lineStep + pixel * pixelStep;
    }
  }

  /**
   * Which input pixels make an output pixel: the first one, and a factor for it and those after.
   */
  @SuppressWarnings("ArrayRecordComponent") // private to the passes above
  private record Weights(int[] first, int[][] factors) {
    static Weights of(int inputSize, int outputSize) {
      double scale = (double) inputSize / outputSize;
      double filterScale = Math.max(1, scale);
      double support = SUPPORT * filterScale;
      int[] first = new int[outputSize];
      int[][] factors = new int[outputSize][];
      for (int i = 0; i < outputSize; i++) {
        double center = (i + 0.5) * scale;
        int from = Math.max(0, (int) (center - support + 0.5));
        int to = Math.min(inputSize, (int) (center + support + 0.5));
        double[] exact = new double[to - from];
        double sum = 0;
        for (int k = 0; k < exact.length; k++) {
          exact[k] = filter((k + from - center + 0.5) * (1 / filterScale));
          sum += exact[k];
        }
        first[i] = from;
        factors[i] = new int[exact.length];
        for (int k = 0; k < exact.length; k++) {
          factors[i][k] = fixedPoint(exact[k] / sum);
        }
      }
      return new Weights(first, factors);
    }

    /** Rounds half away from zero. */
    private static int fixedPoint(double value) {
      double scaled = value * (1 << PRECISION);
      return (int) (scaled < 0 ? scaled - 0.5 : scaled + 0.5);
    }

    private static double filter(double x) {
      double a = -0.5;
      double d = Math.abs(x);
      if (d < 1) {
        return ((a + 2) * d - (a + 3)) * d * d + 1;
      }
      return d < 2 ? (((d - 5) * d + 8) * d - 4) * a : 0;
    }
  }
}
