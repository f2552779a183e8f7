package io.github.reversion.benchmark.oracle;

import io.github.reversion.benchmark.world.Outline;
import io.github.reversion.benchmark.world.Shape;

/**
 * The place, size and angle at which a shape explains an entity's pixels best.
 *
 * @param x of its origin
 * @param y of its origin
 * @param degrees it is turned by, clockwise
 * @param cost of its outline, see {@link CostMap}
 */
record Fit(Shape shape, double x, double y, double size, double degrees, double cost) {
  private static final double COARSE = 2;
  private static final double FINE = 0.2;
  private static final double DEGREES_A_PIXEL = 4;
  private static final double SMALLEST = 3;
  private static final double LARGEST = 36;

  /** Looks for it from the middle of the pixels that should be covered. */
  static Fit search(CostMap costs, Shape shape, double degrees) {
    Outline unit = shape.outline().placed(1, degrees, 0, 0);
    double extent = Math.max(unit.right() - unit.left(), unit.bottom() - unit.top());
    double size = Math.max(SMALLEST, Math.min(LARGEST, costs.extent() / extent));
    double x = costs.centreX() - size * unit.middleX();
    double y = costs.centreY() - size * unit.middleY();
    return new Fit(shape, x, y, size, degrees, Double.MAX_VALUE).measured(costs).refined(costs);
  }

  Outline outline() {
    return shape.outline().placed(size, degrees, x, y);
  }

  /** By how many degrees it is turned from the nearest upright place that looks the same. */
  double lean() {
    double turn =
        switch (shape) {
          case CIRCLE, HEXAGON -> 1;
          case STAR -> 72;
          case SQUARE, CROSS -> 90;
          case TRIANGLE -> 120;
          case DIAMOND -> 180;
          case HEART -> 360;
        };
    return Math.abs(Math.IEEEremainder(degrees, turn));
  }

  private Fit measured(CostMap costs) {
    return new Fit(shape, x, y, size, degrees, costs.of(outline()));
  }

  /** Goes on as long as a step in one direction makes it better; steps become smaller. */
  private Fit refined(CostMap costs) {
    Fit best = this;
    for (double step = COARSE; step >= FINE; step /= 2) {
      boolean better = true;
      while (better) {
        Fit before = best;
        best = best.best(costs, step, 0, 0, 0);
        best = best.best(costs, 0, step, 0, 0);
        best = best.best(costs, 0, 0, step / 2, 0);
        // Larger or smaller with one side held, as where another entity hides the opposite side.
        best = best.best(costs, step, 0, step, 0);
        best = best.best(costs, -step, 0, step, 0);
        best = best.best(costs, 0, step, step, 0);
        best = best.best(costs, 0, -step, step, 0);
        if (degrees != 0) {
          best = best.best(costs, 0, 0, 0, step * DEGREES_A_PIXEL);
        }
        better = best.cost < before.cost;
      }
    }
    return best;
  }

  private Fit best(CostMap costs, double dx, double dy, double dSize, double dDegrees) {
    Fit more = stepped(costs, dx, dy, dSize, dDegrees);
    if (more.cost < cost) {
      return more;
    }
    Fit less = stepped(costs, -dx, -dy, -dSize, -dDegrees);
    return less.cost < cost ? less : this;
  }

  private Fit stepped(CostMap costs, double dx, double dy, double dSize, double dDegrees) {
    double newSize = Math.max(SMALLEST, Math.min(LARGEST, size + dSize));
    return new Fit(shape, x + dx, y + dy, newSize, degrees + dDegrees, 0).measured(costs);
  }
}
