package io.github.reversion.clip;

import io.github.reversion.image.BicubicResize;
import io.github.reversion.image.RgbImage;
import io.github.reversion.weights.JsonConfig;
import java.util.List;

/**
 * How a picture becomes what a CLIP image model sees, as {@code preprocessor_config.json} says it.
 *
 * <p>As {@code CLIPImageProcessor} of transformers with Pillow: bicubic resize, a square cut out of
 * the middle, numbers scaled and normalised channel by channel.
 *
 * @param squeeze whether a picture is resized to a square of {@code edge}, whatever its shape;
 *     otherwise its shorter edge becomes {@code edge}
 * @param edge pixels
 * @param side of the square that is cut out, in pixels, at most {@code edge}
 * @param scale what bytes are multiplied by
 * @param mean what is then subtracted, for red, green and blue
 * @param std what is then divided by, for red, green and blue
 */
public record ClipImageProcessor(
    boolean squeeze, int edge, int side, double scale, List<Double> mean, List<Double> std) {
  private static final double BICUBIC = 3;
  private static final int DEFAULT_EDGE = 224;
  private static final List<Double> MEAN = List.of(0.48145466, 0.4578275, 0.40821073);
  private static final List<Double> STD = List.of(0.26862954, 0.26130258, 0.27577711);

  /** Copies the lists. */
  public ClipImageProcessor {
    mean = List.copyOf(mean);
    std = List.copyOf(std);
  }

  /**
   * Reads a {@code preprocessor_config.json}; missing keys take the defaults of transformers.
   *
   * @throws io.github.reversion.weights.WeightsException naming the key that this cannot do
   */
  public static ClipImageProcessor from(JsonConfig config) {
    for (String step : List.of("do_resize", "do_rescale", "do_normalize")) {
      config.only(step, true);
    }
    config.only("resample", BICUBIC);
    boolean named = config.has("size") && !config.isNumber("size");
    boolean squeeze = named && config.section("size").has("height");
    int edge =
        named && !squeeze
            ? config.section("size").integer("shortest_edge", 0)
            : square(config, "size");
    if (edge < 1) {
      throw config.refused("size", "a shortest_edge, or a height and a width that are equal");
    }
    boolean crop = config.flag("do_center_crop", true);
    if (!crop && !squeeze) {
      throw config.refused("do_center_crop", "true where size is a shortest_edge");
    }
    int side = crop ? square(config, "crop_size") : edge;
    if (side < 1 || side > edge) {
      throw config.refused("crop_size", "a square that fits into size");
    }
    List<Double> std = config.numbers("image_std", 3, STD);
    if (std.stream().anyMatch(value -> value <= 0)) {
      throw config.refused("image_std", "three numbers above 0");
    }
    double scale = config.number("rescale_factor", 1 / 255.0);
    return new ClipImageProcessor(
        squeeze, edge, side, scale, config.numbers("image_mean", 3, MEAN), std);
  }

  /** The edge of a square that is given as one number, or as height and width; 0 if it is none. */
  private static int square(JsonConfig config, String key) {
    if (!config.has(key) || config.isNumber(key)) {
      return config.integer(key, DEFAULT_EDGE);
    }
    int height = config.section(key).integer("height", 0);
    return config.section(key).integer("width", 0) == height ? height : 0;
  }

  /** The square that the model sees: {@code 3 * side * side} numbers, channel by channel (CHW). */
  public float[] pixelValues(RgbImage image) {
    byte[] rgb = resize(image).middleSquare(side).rgb();
    int pixels = side * side;
    float[] values = new float[3 * pixels];
    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < pixels; i++) {
        double value = (rgb[3 * i + c] & 0xFF) * scale;
        values[c * pixels + i] = (float) ((value - mean.get(c)) / std.get(c));
      }
    }
    return values;
  }

  private RgbImage resize(RgbImage image) {
    if (squeeze) {
      return BicubicResize.resize(image, edge, edge);
    }
    int shorter = Math.min(image.width(), image.height());
    return BicubicResize.resize(
        image, scaled(image.width(), shorter), scaled(image.height(), shorter));
  }

  private int scaled(int length, int shorter) {
    return (int) ((double) edge * length / shorter);
  }
}
