package io.github.reversion.benchmark.world;

import io.github.reversion.compute.RandomStream;

/**
 * A thing of the scene world: a shape in a colour, such as {@code green star}.
 *
 * @param colour what tells it apart from the other entity of a scene
 * @param shape its outline
 */
public record Entity(Colour colour, Shape shape) {
  private static final Colour[] COLOURS = Colour.values();
  private static final Shape[] SHAPES = Shape.values();

  /** Any entity, drawn. */
  static Entity draw(RandomStream stream) {
    return new Entity(
        COLOURS[stream.nextInt(COLOURS.length)], SHAPES[stream.nextInt(SHAPES.length)]);
  }

  /** As captions say it: colour, then shape. */
  @Override
  public String toString() {
    return colour + " " + shape;
  }
}
