package io.github.reversion.benchmark.world;

import java.util.Locale;

/** What a scene's entities stand before. */
public enum Ground {
  GRAY(168, 168, 168),
  BLACK(20, 20, 20),
  WHITE(250, 250, 250),
  BROWN(122, 84, 58);

  @SuppressWarnings("ImmutableEnumChecker") // a record of numbers does not change
  private final Rgb rgb;

  Ground(int red, int green, int blue) {
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
