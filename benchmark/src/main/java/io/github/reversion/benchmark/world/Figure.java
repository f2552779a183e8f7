package io.github.reversion.benchmark.world;

/**
 * An entity in its place in the picture.
 *
 * @param outline in pixels
 * @param colour of its area, or of its line
 * @param fill what is drawn of it
 */
public record Figure(Outline outline, Colour colour, Fill fill) {
  /** How much of a faded entity's colour is seen. */
  public static final double FADED_OPACITY = 0.45;

  static final double HOLLOW_LINE = 3.3;
  static final double RING_LINE = 4.2;
  private static final double EDGE_LINE = 1.6;
  private static final double EDGE_SHADE = 0.4;
  private static final Rgb SHADE = new Rgb(0, 0, 0);

  /** What is drawn of a figure. */
  public enum Fill {
    SOLID,
    FADED,
    /** A line, filled with the ground. */
    HOLLOW,
    /** A broad line; what lies within is seen. */
    RING
  }

  /** The colour of an outlined entity's edge. */
  public static Rgb edge(Colour colour) {
    return colour.rgb().over(SHADE, EDGE_SHADE);
  }

  /** Whether a point less far away than that may have another colour. */
  boolean changesNear(double x, double y, double reach, Style style) {
    if (!outline.reaches(x, y, reach)) {
      return false;
    }
    double distance = outline.distance(x, y);
    return distance <= reach || Math.abs(distance - line(style)) <= reach;
  }

  /** The colour of a point, given what is drawn there already. */
  Rgb at(double x, double y, Rgb under, Rgb ground, Style style) {
    if (!outline.contains(x, y)) {
      return under;
    }
    double line = line(style);
    boolean onLine = line > 0 && outline.distance(x, y) < line;
    return switch (fill) {
      case SOLID -> onLine ? edge(colour) : colour.rgb();
      case FADED -> colour.rgb().over(under, FADED_OPACITY);
      case HOLLOW -> onLine ? colour.rgb() : ground;
      case RING -> onLine ? colour.rgb() : under;
    };
  }

  /** How broad its line is, which lies within the outline; 0 if it has none. */
  private double line(Style style) {
    return switch (fill) {
      case SOLID -> style == Style.OUTLINED ? EDGE_LINE : 0;
      case FADED -> 0;
      case HOLLOW -> HOLLOW_LINE;
      case RING -> RING_LINE;
    };
  }
}
