package io.github.reversion.benchmark.oracle;

import io.github.reversion.benchmark.world.Outline;

/**
 * An entity found in a picture.
 *
 * @param fit its shape, place and size
 * @param outline of the fit
 * @param filling what it is filled with
 */
record Found(Fit fit, Outline outline, Filling filling) {

  /** What an entity is filled with. */
  enum Filling {
    COLOUR,
    FADED_COLOUR,
    /** It is a line round something. */
    NOTHING
  }
}
