package io.github.reversion.benchmark.world;

import java.util.Locale;

/** A colour of the scene world: those of entities, of grounds, and of the rope. */
public enum Colour {
  RED(214, 45, 45),
  GREEN(42, 152, 84),
  BLUE(42, 93, 214),
  YELLOW(247, 208, 35),
  PURPLE(125, 55, 185),
  ORANGE(242, 130, 32),
  PINK(245, 130, 190),
  CYAN(62, 198, 218);

  @SuppressWarnings("ImmutableEnumChecker") // a record of numbers does not change
  private final Rgb rgb;

  Colour(int red, int green, int blue) {
    rgb = new Rgb(red, green, blue);
  }

  /** How it is drawn. */
  public Rgb rgb() {
    return rgb;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
