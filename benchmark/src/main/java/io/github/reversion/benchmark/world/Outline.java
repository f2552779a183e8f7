package io.github.reversion.benchmark.world;

import java.util.Arrays;

/**
 * A closed polygon without crossings. Computed with the same bits on every Java: only with basic
 * arithmetic, square roots and {@link StrictMath}.
 */
public final class Outline {
  private final double[] xs;
  private final double[] ys;
  private final double left;
  private final double right;
  private final double top;
  private final double bottom;

  private Outline(double[] xs, double[] ys) {
    this.xs = xs;
    this.ys = ys;
    left = Arrays.stream(xs).min().orElseThrow();
    right = Arrays.stream(xs).max().orElseThrow();
    top = Arrays.stream(ys).min().orElseThrow();
    bottom = Arrays.stream(ys).max().orElseThrow();
  }

  /** From corners x, y, x, y, ... */
  public static Outline polygon(double... corners) {
    double[] xs = new double[corners.length / 2];
    double[] ys = new double[xs.length];
    for (int i = 0; i < xs.length; i++) {
      xs[i] = corners[2 * i];
      ys[i] = corners[2 * i + 1];
    }
    return new Outline(xs, ys);
  }

  /** A regular polygon about the origin, its first corner so many degrees right of the top. */
  public static Outline regular(int corners, double radius, double degrees) {
    return around(corners, degrees, i -> radius);
  }

  /** A star about the origin, one tip up. */
  public static Outline star(int tips, double outer, double inner) {
    return around(2 * tips, 0, i -> i % 2 == 0 ? outer : inner);
  }

  private interface Radius {
    double at(int corner);
  }

  private static Outline around(int corners, double degrees, Radius radius) {
    double[] xs = new double[corners];
    double[] ys = new double[corners];
    for (int i = 0; i < corners; i++) {
      double angle = StrictMath.toRadians(degrees + 360.0 * i / corners);
      xs[i] = radius.at(i) * StrictMath.sin(angle);
      ys[i] = -radius.at(i) * StrictMath.cos(angle);
    }
    return new Outline(xs, ys);
  }

  /** A heart about the origin. */
  public static Outline heart() {
    int corners = 48;
    double[] xs = new double[corners];
    double[] ys = new double[corners];
    for (int i = 0; i < corners; i++) {
      double t = 2 * Math.PI * i / corners;
      double sin = StrictMath.sin(t);
      double high =
          13 * StrictMath.cos(t)
              - 5 * StrictMath.cos(2 * t)
              - 2 * StrictMath.cos(3 * t)
              - StrictMath.cos(4 * t);
      xs[i] = 1.1 * sin * sin * sin;
      ys[i] = -(high + 2.5) / 13.2;
    }
    return new Outline(xs, ys);
  }

  /** Enlarged, turned clockwise about the origin, then moved. */
  public Outline placed(double size, double degrees, double x, double y) {
    double cos = size * StrictMath.cos(StrictMath.toRadians(degrees));
    double sin = size * StrictMath.sin(StrictMath.toRadians(degrees));
    double[] newXs = new double[xs.length];
    double[] newYs = new double[xs.length];
    for (int i = 0; i < xs.length; i++) {
      newXs[i] = x + cos * xs[i] - sin * ys[i];
      newYs[i] = y + sin * xs[i] + cos * ys[i];
    }
    return new Outline(newXs, newYs);
  }

  /** Moved. */
  public Outline moved(double x, double y) {
    return placed(1, 0, x, y);
  }

  /** Whether a point lies in its bounds, or no farther from them than that. */
  boolean reaches(double x, double y, double reach) {
    return x >= left - reach && x <= right + reach && y >= top - reach && y <= bottom + reach;
  }

  /** Whether a point lies within. */
  public boolean contains(double x, double y) {
    if (!reaches(x, y, 0)) {
      return false;
    }
    boolean inside = false;
    for (int i = 0, j = xs.length - 1; i < xs.length; j = i++) {
      if (ys[i] > y != ys[j] > y && x < (xs[j] - xs[i]) * (y - ys[i]) / (ys[j] - ys[i]) + xs[i]) {
        inside = !inside;
      }
    }
    return inside;
  }

  /** Where the horizontal line at y crosses this one, from left to right: in, out, in, out, ... */
  public double[] crossings(double y) {
    double[] found = new double[xs.length];
    int count = 0;
    for (int i = 0, j = xs.length - 1; i < xs.length; j = i++) {
      if (ys[i] > y != ys[j] > y) {
        found[count++] = (xs[j] - xs[i]) * (y - ys[i]) / (ys[j] - ys[i]) + xs[i];
      }
    }
    Arrays.sort(found, 0, count);
    return Arrays.copyOf(found, count);
  }

  /** How far a point is from the line, on either side of it. */
  public double distance(double x, double y) {
    double least = Double.MAX_VALUE;
    for (int i = 0, j = xs.length - 1; i < xs.length; j = i++) {
      double dx = xs[i] - xs[j];
      double dy = ys[i] - ys[j];
      double t = ((x - xs[j]) * dx + (y - ys[j]) * dy) / (dx * dx + dy * dy);
      double along = Math.max(0, Math.min(1, t));
      double ex = x - xs[j] - along * dx;
      double ey = y - ys[j] - along * dy;
      least = Math.min(least, ex * ex + ey * ey);
    }
    return Math.sqrt(least);
  }

  /** The gap between two outlines; 0 if they touch or overlap, or one lies within the other. */
  public double gap(Outline other) {
    if (anyCornerIn(other) || other.anyCornerIn(this)) {
      return 0;
    }
    return Math.min(leastDistance(other), other.leastDistance(this));
  }

  /** Whether all of this lies within the other, at least so far from its line. */
  public boolean within(Outline other, double margin) {
    for (int i = 0; i < xs.length; i++) {
      if (!other.contains(xs[i], ys[i]) || other.distance(xs[i], ys[i]) < margin) {
        return false;
      }
    }
    return other.leastDistance(this) >= margin;
  }

  private boolean anyCornerIn(Outline other) {
    for (int i = 0; i < xs.length; i++) {
      if (other.contains(xs[i], ys[i])) {
        return true;
      }
    }
    return false;
  }

  private double leastDistance(Outline other) {
    double least = Double.MAX_VALUE;
    for (int i = 0; i < xs.length; i++) {
      least = Math.min(least, other.distance(xs[i], ys[i]));
    }
    return least;
  }

  /** The smallest x. */
  public double left() {
    return left;
  }

  /** The largest x. */
  public double right() {
    return right;
  }

  /** The smallest y. */
  public double top() {
    return top;
  }

  /** The largest y. */
  public double bottom() {
    return bottom;
  }

  /** Halfway from left to right. */
  public double middleX() {
    return (left + right) / 2;
  }

  /** Halfway from top to bottom. */
  public double middleY() {
    return (top + bottom) / 2;
  }
}
