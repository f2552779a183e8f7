package io.github.reversion.benchmark;

import java.util.Locale;

/**
 * A thing of the scene world: a shape in a colour, such as {@code green star}.
 *
 * @param colour what tells it apart from the other entity of a scene
 * @param shape its outline
 */
public record Entity(Colour colour, Shape shape) {

  /** The world's colours. */
  public enum Colour {
    RED,
    GREEN,
    BLUE,
    YELLOW,
    PURPLE,
    ORANGE,
    PINK,
    CYAN
  }

  /** The world's shapes. */
  public enum Shape {
    CIRCLE,
    SQUARE,
    TRIANGLE,
    STAR,
    HEART,
    CROSS,
    DIAMOND,
    HEXAGON
  }

  /** As captions say it: colour, then shape. */
  @Override
  public String toString() {
    return (colour + " " + shape).toLowerCase(Locale.ROOT);
  }
}
