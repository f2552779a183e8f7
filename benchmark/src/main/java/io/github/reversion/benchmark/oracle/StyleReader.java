package io.github.reversion.benchmark.oracle;

import io.github.reversion.benchmark.oracle.Found.Filling;
import io.github.reversion.benchmark.world.Ground;
import io.github.reversion.benchmark.world.Outline;
import io.github.reversion.benchmark.world.Style;
import java.util.Optional;

/**
 * Sees whether a solid entity has a dark edge.
 *
 * <p>It counts the pixels that have the edge's colour, about the fitted line and on both sides of
 * it, because a fit may be a pixel off. Where a flat entity meets a dark ground, the pixels between
 * them look like an edge too, but there are fewer of them.
 */
record StyleReader(Marks marks, Ground ground) {
  private static final double REACH_OUT = 1.5;
  private static final double REACH_IN = 3.5;

  /** How many edge pixels there are at least for a pixel of an outlined entity's line. */
  private static final double THINNEST_EDGE = 0.4;

  /** The same before a dark ground. */
  private static final double THINNEST_EDGE_ON_DARK = 1.1;

  private static final int LEAST = 6;

  /** The style, if one of the two is solid and enough of its line is seen. */
  Optional<Style> style(Found a, Found b) {
    if (b.filling() == Filling.COLOUR) {
      return style(b.outline(), a.outline(), Mark.B_EDGE);
    }
    return a.filling() == Filling.COLOUR
        ? style(a.outline(), b.outline(), Mark.A_EDGE)
        : Optional.empty();
  }

  private Optional<Style> style(Outline outline, Outline other, Mark edge) {
    int line = 0;
    int edges = 0;
    for (int y = 0; y < marks.height(); y++) {
      for (int x = 0; x < marks.width(); x++) {
        double px = x + 0.5;
        double py = y + 0.5;
        if (other.contains(px, py)) {
          continue;
        }
        double distance = outline.distance(px, py);
        boolean within = outline.contains(px, py);
        line += within && distance < 1 ? 1 : 0;
        edges += marks.at(x, y) == edge && distance < (within ? REACH_IN : REACH_OUT) ? 1 : 0;
      }
    }
    if (line < LEAST) {
      return Optional.empty();
    }
    double thinnest = isDark() ? THINNEST_EDGE_ON_DARK : THINNEST_EDGE;
    return Optional.of(edges > thinnest * line ? Style.OUTLINED : Style.FLAT);
  }

  private boolean isDark() {
    return ground == Ground.BLACK || ground == Ground.BROWN;
  }
}
