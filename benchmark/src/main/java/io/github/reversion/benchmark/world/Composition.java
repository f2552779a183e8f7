package io.github.reversion.benchmark.world;

import java.util.List;
import java.util.Optional;

/**
 * The figures of a picture, in pixels of a square of {@link #SIDE}.
 *
 * @param figures from the back to the front
 * @param rope behind all of them
 */
public record Composition(List<Figure> figures, Optional<Rope> rope) {
  /** Pixels along each side of a picture. */
  public static final int SIDE = 64;

  /** Copies the list. */
  public Composition {
    figures = List.copyOf(figures);
  }

  /**
   * A straight rope.
   *
   * @param line from one end to the other and back
   */
  public record Rope(Outline line) {
    /** Its colour, far from all others. */
    public static final Rgb COLOUR = new Rgb(105, 255, 0);

    private static final double HALF_WIDTH = 2.7;

    boolean covers(double x, double y) {
      return line.distance(x, y) < HALF_WIDTH;
    }

    boolean changesNear(double x, double y, double reach) {
      return Math.abs(line.distance(x, y) - HALF_WIDTH) <= reach;
    }
  }

  /** Whether a point less far away than that may have another colour. */
  boolean changesNear(double x, double y, double reach, Style style) {
    return rope.filter(drawn -> drawn.changesNear(x, y, reach)).isPresent()
        || figures.stream().anyMatch(figure -> figure.changesNear(x, y, reach, style));
  }

  /** The colour of a point of the picture. */
  Rgb at(double x, double y, Ground ground, Style style) {
    Rgb seen = rope.isPresent() && rope.get().covers(x, y) ? Rope.COLOUR : ground.rgb();
    for (Figure figure : figures) {
      seen = figure.at(x, y, seen, ground.rgb(), style);
    }
    return seen;
  }
}
