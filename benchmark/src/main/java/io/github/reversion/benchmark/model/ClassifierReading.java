package io.github.reversion.benchmark.model;

import io.github.reversion.benchmark.world.EntityPair;
import io.github.reversion.benchmark.world.Extra;
import io.github.reversion.benchmark.world.Placement;
import io.github.reversion.benchmark.world.Shape;
import java.util.Optional;
import java.util.Set;

/**
 * What the relation classifier says of a picture and two entities, which it knows by their colours.
 *
 * @param a the shape of what has A's colour, if anything has it
 * @param b the shape of what has B's colour, if anything has it
 * @param placement of A, if they stand in one that has a name
 * @param extras that hold
 */
public record ClassifierReading(
    Optional<Shape> a, Optional<Shape> b, Optional<Placement> placement, Set<Extra> extras) {

  /** Copies the extras. */
  public ClassifierReading {
    extras = Set.copyOf(extras);
  }

  /** Whether both are there, in their shapes. */
  public boolean shows(EntityPair pair) {
    return showsA(pair) && showsB(pair);
  }

  /** Whether A is there, in its shape. */
  public boolean showsA(EntityPair pair) {
    return a.equals(Optional.of(pair.a().shape()));
  }

  /** Whether B is there, in its shape. */
  public boolean showsB(EntityPair pair) {
    return b.equals(Optional.of(pair.b().shape()));
  }

  /** Whether exactly that holds: the placement, these extras and no others. */
  public boolean shows(Placement wanted, Set<Extra> wantedExtras) {
    return placement.equals(Optional.of(wanted)) && extras.equals(wantedExtras);
  }
}
