package io.github.reversion.benchmark.world;

import java.util.Locale;

/** What else holds of a scene; it may have none, one or two. */
public enum Extra {
  /** A rope joins A and B. */
  TIED,
  /** A is half transparent. */
  FADED,
  /** A is an outline filled with the ground. */
  HOLLOW,
  /** A is turned to the right by about 35 degrees. */
  LEANING;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
