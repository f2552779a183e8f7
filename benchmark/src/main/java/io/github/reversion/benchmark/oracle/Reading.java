package io.github.reversion.benchmark.oracle;

import io.github.reversion.benchmark.world.Extra;
import io.github.reversion.benchmark.world.Ground;
import io.github.reversion.benchmark.world.Placement;
import io.github.reversion.benchmark.world.Style;
import java.util.Optional;
import java.util.Set;

/**
 * What a picture shows of two entities that it was asked for.
 *
 * @param a whether A is there, in its colour and shape
 * @param b whether B is there
 * @param placement of A, if both are there and stand in one that has a name
 * @param extras that hold
 * @param ground behind them, if it is one of the world's
 * @param style of the solid entities, if there is one
 * @param reason the same in words, such as {@code A is below B, gap 7.0 px, nothing else}
 */
public record Reading(
    boolean a,
    boolean b,
    Optional<Placement> placement,
    Set<Extra> extras,
    Optional<Ground> ground,
    Optional<Style> style,
    String reason) {

  /** Copies the extras. */
  public Reading {
    extras = Set.copyOf(extras);
  }

  /** Whether both entities are there. */
  public boolean entities() {
    return a && b;
  }

  /** Whether exactly that holds: the placement, these extras and no others. */
  public boolean shows(Placement wanted, Set<Extra> wantedExtras) {
    return placement.equals(Optional.of(wanted)) && extras.equals(wantedExtras);
  }

  /** Whether it is the ground asked for. */
  public boolean shows(Ground wanted) {
    return ground.equals(Optional.of(wanted));
  }

  /**
   * Whether it is the style asked for; nothing where no entity is solid, so that none shows one.
   */
  public Optional<Boolean> shows(Style wanted) {
    return style.map(wanted::equals);
  }
}
