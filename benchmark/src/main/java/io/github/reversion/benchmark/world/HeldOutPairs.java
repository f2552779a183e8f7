package io.github.reversion.benchmark.world;

import io.github.reversion.compute.Draws;

/**
 * A fixed tenth of the pairs of entities, whichever of the two is A, which training never shows
 * together: with them one sees whether a model puts together what it learned apart.
 */
public final class HeldOutPairs {
  private static final Draws DRAWS = new Draws(0);

  private HeldOutPairs() {}

  /** Whether training never shows it. */
  public static boolean contains(EntityPair pair) {
    String one = pair.a().toString();
    String other = pair.b().toString();
    String both = one.compareTo(other) < 0 ? one + ", " + other : other + ", " + one;
    return DRAWS.stream("held out: " + both).nextInt(10) == 0;
  }
}
