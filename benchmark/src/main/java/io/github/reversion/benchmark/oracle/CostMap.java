package io.github.reversion.benchmark.oracle;

import io.github.reversion.benchmark.world.Outline;

/**
 * What it costs to say that an entity covers each pixel, and what it costs not to: the pixels of an
 * entity should be covered and others not.
 *
 * <p>Sums along rows are kept, so that an outline's cost takes a few steps a row.
 */
final class CostMap {
  private final double[][] sums;
  private double uncovered;
  private double left = Double.MAX_VALUE;
  private double right;
  private double top = Double.MAX_VALUE;
  private double bottom;

  /** The cost of covering a pixel; less than 0 is what it costs not to. */
  interface Cost {
    double at(int x, int y);
  }

  CostMap(int width, int height, Cost cost) {
    sums = new double[height][width + 1];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double here = cost.at(x, y);
        sums[y][x + 1] = sums[y][x] + here;
        if (here < 0) {
          uncovered -= here;
          left = Math.min(left, x);
          right = Math.max(right, x + 1.0);
          top = Math.min(top, y);
          bottom = Math.max(bottom, y + 1.0);
        }
      }
    }
  }

  /** How many pixels should be covered. */
  double wanted() {
    return uncovered;
  }

  double centreX() {
    return (left + right) / 2;
  }

  double centreY() {
    return (top + bottom) / 2;
  }

  double extent() {
    return Math.max(right - left, bottom - top);
  }

  /** What an outline costs: 0 if it covers exactly the pixels that it should. */
  double of(Outline outline) {
    double cost = uncovered;
    int first = (int) Math.max(0, Math.floor(outline.top()));
    int last = (int) Math.min(sums.length - 1.0, Math.ceil(outline.bottom()));
    for (int y = first; y <= last; y++) {
      double[] crossings = outline.crossings(y + 0.5);
      for (int i = 1; i < crossings.length; i += 2) {
        cost += until(sums[y], crossings[i]) - until(sums[y], crossings[i - 1]);
      }
    }
    return cost;
  }

  private static double until(double[] row, double x) {
    double inside = Math.max(0, Math.min(row.length - 1.0, x));
    int whole = (int) Math.min(row.length - 2.0, inside);
    return row[whole] + (inside - whole) * (row[whole + 1] - row[whole]);
  }
}
