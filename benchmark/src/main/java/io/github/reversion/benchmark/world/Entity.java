package io.github.reversion.benchmark.world;

import io.github.reversion.compute.RandomStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

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

  /** The one that a text names, such as {@code red star}, in upper or lower case. */
  public static Optional<Entity> named(String text) {
    String name = text.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(COLOURS)
        .flatMap(colour -> Arrays.stream(SHAPES).map(shape -> new Entity(colour, shape)))
        .filter(entity -> entity.toString().equals(name))
        .findFirst();
  }

  /** As captions say it: colour, then shape. */
  @Override
  public String toString() {
    return colour + " " + shape;
  }
}
