package io.github.reversion.benchmark.world;

import java.util.Locale;

/** The shape of an entity. */
public enum Shape {
  CIRCLE(Outline.regular(48, 1.0, 0)),
  SQUARE(Outline.regular(4, 1.24, 45)),
  TRIANGLE(Outline.polygon(0, -1.1, 1.08, 0.85, -1.08, 0.85)),
  STAR(Outline.star(5, 1.2, 0.55)),
  HEART(Outline.heart()),
  CROSS(
      Outline.polygon(
          -0.4, -1.1, 0.4, -1.1, 0.4, -0.4, 1.1, -0.4, 1.1, 0.4, 0.4, 0.4, 0.4, 1.1, -0.4, 1.1,
          -0.4, 0.4, -1.1, 0.4, -1.1, -0.4, -0.4, -0.4)),
  DIAMOND(Outline.polygon(0, -1.2, 0.78, 0, 0, 1.2, -0.78, 0)),
  HEXAGON(Outline.regular(6, 1.08, 30));

  @SuppressWarnings("ImmutableEnumChecker") // nobody writes into it
  private final Outline outline;

  Shape(Outline outline) {
    this.outline = outline;
  }

  /** The outline at size 1, upright, about the origin; y grows downwards. */
  public Outline outline() {
    return outline;
  }

  /**
   * Whether one sees that it is turned by 35 degrees: a diamond would look like a square, a star
   * like one that stands on its head.
   */
  public boolean canLean() {
    return this == SQUARE || this == TRIANGLE || this == HEART || this == CROSS;
  }

  /** Whether its outline, drawn with a broad line, leaves a hole that one sees. */
  public boolean hasHole() {
    return this != STAR && this != CROSS;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
