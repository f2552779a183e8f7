package io.github.reversion.harness.score;

import java.util.Set;

/** The names of what scorers measure and see; more is better, but where it is said. */
public final class Measures {
  /** Whether exactly the relation that was asked for holds. */
  public static final String RELATION = "relation";

  /** Of the images in which the relation holds one way round: whether it is the right way. */
  public static final String DIRECTION = "direction";

  /** Whether both entities are there. */
  public static final String ENTITIES = "entities";

  /** Whether the background is the one asked for, where one is. */
  public static final String GROUND = "ground";

  /** Whether the style is the one asked for, where one is. */
  public static final String STYLE = "style";

  /** Whether an entity of the exemplars is there that nobody asked for; less is better. */
  public static final String LEAKAGE = "leakage";

  /** Seen where both entities are there, in no relation that has a name. */
  public static final String OTHER = "other";

  /** Seen where an entity is not there. */
  public static final String MISSING = "entity missing";

  private static final Set<String> LESS_IS_BETTER = Set.of(LEAKAGE);

  private Measures() {}

  /**
   * Whether less is better.
   *
   * @param measure with or without the scorer's name and a dot in front
   */
  public static boolean lessIsBetter(String measure) {
    return LESS_IS_BETTER.contains(measure.substring(measure.indexOf('.') + 1));
  }
}
