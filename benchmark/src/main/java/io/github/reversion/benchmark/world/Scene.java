package io.github.reversion.benchmark.world;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What holds in a picture of the scene world; with the seed, all of the picture.
 *
 * @param pair A and B
 * @param placement where A is, seen from B
 * @param extras what else holds
 * @param ground what they stand before
 * @param style how solid entities are drawn
 * @param seed of sizes and places
 */
public record Scene(
    EntityPair pair,
    Placement placement,
    Set<Extra> extras,
    Ground ground,
    Style style,
    long seed) {

  /**
   * Copies the extras.
   *
   * @throws IllegalArgumentException if a picture could not show all of it; see {@link
   *     SceneRules#objection}
   */
  public Scene {
    extras =
        extras.isEmpty()
            ? Set.of()
            : Collections.unmodifiableSet(EnumSet.copyOf(extras)); // in the order of the enum
    SceneRules.objection(pair, placement, extras, ground)
        .ifPresent(
            reason -> {
              throw new IllegalArgumentException(reason);
            });
  }

  /** A. */
  public Entity a() {
    return pair.a();
  }

  /** B. */
  public Entity b() {
    return pair.b();
  }

  /** Whether that extra holds. */
  public boolean has(Extra extra) {
    return extras.contains(extra);
  }
}
