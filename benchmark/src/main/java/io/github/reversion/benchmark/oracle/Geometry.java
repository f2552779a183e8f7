package io.github.reversion.benchmark.oracle;

import io.github.reversion.benchmark.oracle.Found.Filling;
import io.github.reversion.benchmark.world.Outline;
import io.github.reversion.benchmark.world.Placement;
import java.util.Locale;
import java.util.Optional;

/** Measures how two fitted outlines lie. */
final class Geometry {
  /** A gap that is seen. */
  private static final double GAP = 3.4;

  /** One is pushed into the other. */
  private static final double DEPTH = 4;

  private static final double NESTED_SHARE = 0.8;

  /** From the axis; farther is askew. */
  private static final double DEGREES = 24;

  private static final double ROPE_SHARE = 0.6;

  private final Marks marks;
  private final Found a;
  private final Found b;

  /** Where A is, seen from B: so far to the right. */
  private final double dx;

  /** So far down. */
  private final double dy;

  private final Optional<Placement> placement;
  private final String reason;

  Geometry(Marks marks, Found a, Found b, boolean behind) {
    this.marks = marks;
    this.a = a;
    this.b = b;
    dx = a.fit().x() - b.fit().x();
    dy = a.fit().y() - b.fit().y();
    if (share(a.outline(), b.outline()) > NESTED_SHARE) {
      boolean ring = b.filling() == Filling.NOTHING;
      placement = Optional.of(ring ? Placement.WRAPPED : Placement.INSIDE);
      reason = ring ? "B is a ring round A" : "A is inside B";
    } else if (share(b.outline(), a.outline()) > NESTED_SHARE) {
      boolean ring = a.filling() == Filling.NOTHING;
      placement = ring ? Optional.of(Placement.AROUND) : Optional.empty();
      reason = ring ? "A is a ring round B" : "B is inside A";
    } else {
      double gap = a.outline().gap(b.outline());
      double depth = gap > 0 ? 0 : depth();
      Placement overlapping = behind ? Placement.BEHIND : Placement.OVER;
      placement = gap > GAP ? apart() : depth < DEPTH ? touching() : Optional.of(overlapping);
      reason = described(gap, depth);
    }
  }

  Optional<Placement> placement() {
    return placement;
  }

  String reason() {
    return reason;
  }

  private String described(double gap, double depth) {
    String where =
        placement
            .map(Placement::toString)
            .orElseGet(() -> String.format(Locale.ROOT, "%.0f, %.0f px from", dx, dy));
    String distance =
        gap > 0
            ? String.format(Locale.ROOT, "gap %.1f px", gap)
            : String.format(Locale.ROOT, "%.1f px deep", depth);
    return "A is " + where + " B, " + distance;
  }

  private Optional<Placement> apart() {
    return switch (direction()) {
      case UP -> Optional.of(Placement.ABOVE);
      case DOWN -> Optional.of(Placement.BELOW);
      case ACROSS -> Optional.of(Placement.BESIDE);
      case ASKEW -> Optional.of(Placement.OPPOSITE);
    };
  }

  private Optional<Placement> touching() {
    return switch (direction()) {
      case UP -> Optional.of(Placement.ON);
      case ACROSS -> Optional.of(Placement.AGAINST);
      case DOWN, ASKEW -> Optional.empty();
    };
  }

  private enum Direction {
    UP,
    DOWN,
    ACROSS,
    ASKEW
  }

  private Direction direction() {
    double fromVertical = Math.toDegrees(Math.atan2(Math.abs(dx), Math.abs(dy)));
    if (fromVertical < DEGREES) {
      return dy < 0 ? Direction.UP : Direction.DOWN;
    }
    return fromVertical > 90 - DEGREES ? Direction.ACROSS : Direction.ASKEW;
  }

  /** How far A must go away from B until they do not touch. */
  private double depth() {
    double length = Math.max(1e-6, Math.hypot(dx, dy));
    double far = 0;
    while (far < 2 * DEPTH
        && a.outline().moved(far * dx / length, far * dy / length).gap(b.outline()) == 0) {
      far += 0.25;
    }
    return far;
  }

  /** The share of one outline's pixels that lie in the other. */
  private double share(Outline inner, Outline outer) {
    int all = 0;
    int shared = 0;
    for (int y = 0; y < marks.height(); y++) {
      for (int x = 0; x < marks.width(); x++) {
        if (inner.contains(x + 0.5, y + 0.5)) {
          all++;
          shared += outer.contains(x + 0.5, y + 0.5) ? 1 : 0;
        }
      }
    }
    return all == 0 ? 0 : shared / (double) all;
  }

  /** Whether a rope is seen on most of the way from one to the other. */
  boolean tied() {
    double ax = a.outline().middleX();
    double ay = a.outline().middleY();
    double bx = b.outline().middleX();
    double by = b.outline().middleY();
    int free = 0;
    int rope = 0;
    int steps = (int) Math.ceil(Math.hypot(ax - bx, ay - by));
    for (int i = 0; i <= steps; i++) {
      double x = ax + (bx - ax) * i / steps;
      double y = ay + (by - ay) * i / steps;
      boolean inPicture = x >= 0 && y >= 0 && x < marks.width() && y < marks.height();
      if (inPicture && !a.outline().contains(x, y) && !b.outline().contains(x, y)) {
        free++;
        rope += marks.at((int) x, (int) y) == Mark.ROPE ? 1 : 0;
      }
    }
    return free > 0 && rope > ROPE_SHARE * free;
  }
}
