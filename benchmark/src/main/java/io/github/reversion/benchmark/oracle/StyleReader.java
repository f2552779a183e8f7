package io.github.reversion.benchmark.oracle;

import io.github.reversion.benchmark.oracle.Found.Filling;
import io.github.reversion.benchmark.world.EntityPair;
import io.github.reversion.benchmark.world.Outline;
import io.github.reversion.benchmark.world.Rgb;
import io.github.reversion.benchmark.world.Style;
import io.github.reversion.image.RgbImage;
import java.util.Optional;

/** Sees whether solid entities have a dark edge. */
final class StyleReader {
  private static final double EDGE_FROM = 0.4;
  private static final double EDGE_TO = 1.4;
  private static final double CORE_FROM = 2.6;
  private static final double DARKER = 0.8;
  private static final int LEAST = 6;

  private StyleReader() {}

  static Optional<Style> read(RgbImage image, EntityPair pair, Found a, Found b) {
    if (b.filling() == Filling.COLOUR) {
      return style(image, b.outline(), a.outline(), pair.b().colour().rgb());
    }
    return a.filling() == Filling.COLOUR
        ? style(image, a.outline(), b.outline(), pair.a().colour().rgb())
        : Optional.empty();
  }

  /** Compares the light along the line with that of the middle. */
  private static Optional<Style> style(RgbImage image, Outline outline, Outline other, Rgb colour) {
    double edge = 0;
    double core = 0;
    int edges = 0;
    int cores = 0;
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        double px = x + 0.5;
        double py = y + 0.5;
        if (outline.contains(px, py) && !other.contains(px, py)) {
          double depth = outline.distance(px, py);
          double light = light(Rgb.of(image, x, y), colour);
          if (depth > EDGE_FROM && depth < EDGE_TO) {
            edge += light;
            edges++;
          } else if (depth > CORE_FROM) {
            core += light;
            cores++;
          }
        }
      }
    }
    if (edges < LEAST || cores < LEAST) {
      return Optional.empty();
    }
    return Optional.of(edge / edges < DARKER * core / cores ? Style.OUTLINED : Style.FLAT);
  }

  private static double light(Rgb seen, Rgb colour) {
    double dot =
        seen.red() * colour.red() + seen.green() * colour.green() + seen.blue() * colour.blue();
    return dot
        / (colour.red() * colour.red()
            + colour.green() * colour.green()
            + colour.blue() * colour.blue());
  }
}
