package io.github.reversion.benchmark.world;

/**
 * A thing of the scene world: a shape in a colour, such as {@code green star}.
 *
 * @param colour what tells it apart from the other entity of a scene
 * @param shape its outline
 */
public record Entity(Colour colour, Shape shape) {

  /** As captions say it: colour, then shape. */
  @Override
  public String toString() {
    return colour + " " + shape;
  }
}
