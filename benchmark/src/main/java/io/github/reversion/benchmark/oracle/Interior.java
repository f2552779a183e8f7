package io.github.reversion.benchmark.oracle;

import io.github.reversion.benchmark.oracle.Found.Filling;
import io.github.reversion.benchmark.world.Outline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Looks into an entity's outline to see what it is filled with. */
record Interior(Marks marks) {
  private static final double DEEPEST_SHARE = 0.12;
  private static final int LEAST = 8;
  private static final double EDGE = 1.5;

  private record Depth(Mark mark, double depth) {}

  /**
   * Looks at an entity.
   *
   * @param other the other entity, whose own pixels say nothing about this one
   */
  Found found(Fit fit, Fit other) {
    Outline outline = fit.outline();
    List<Depth> pixels = pixels(outline, other.outline());
    int deepest = Math.min(pixels.size(), Math.max(LEAST, (int) (DEEPEST_SHARE * pixels.size())));
    long ground = pixels.subList(0, deepest).stream().filter(p -> p.mark == Mark.GROUND).count();
    if (2 * ground > deepest) {
      return new Found(fit, outline, Filling.NOTHING);
    }
    long full = count(pixels, Mark.A) + count(pixels, Mark.A_EDGE);
    boolean faded = count(pixels, Mark.A_FADED) > full;
    return new Found(fit, outline, faded ? Filling.FADED_COLOUR : Filling.COLOUR);
  }

  private static long count(List<Depth> pixels, Mark mark) {
    return pixels.stream().filter(p -> p.depth > EDGE && p.mark == mark).count();
  }

  /** From the deepest to those at the line. */
  private List<Depth> pixels(Outline outline, Outline other) {
    boolean outlineIsWithin = isWithin(outline, other);
    List<Depth> pixels = new ArrayList<>();
    for (int y = 0; y < marks.height(); y++) {
      for (int x = 0; x < marks.width(); x++) {
        boolean hidden = other.contains(x + 0.5, y + 0.5) && !outlineIsWithin;
        if (outline.contains(x + 0.5, y + 0.5) && !hidden) {
          pixels.add(new Depth(marks.at(x, y), outline.distance(x + 0.5, y + 0.5)));
        }
      }
    }
    pixels.sort(Comparator.comparingDouble(Depth::depth).reversed());
    return pixels;
  }

  /** Whether it lies in the middle of a larger one: then the other is what is hidden. */
  private static boolean isWithin(Outline outline, Outline other) {
    return outline.right() - outline.left() < other.right() - other.left()
        && other.contains(outline.middleX(), outline.middleY());
  }
}
