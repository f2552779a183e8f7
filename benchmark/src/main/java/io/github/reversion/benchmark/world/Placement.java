package io.github.reversion.benchmark.world;

import java.util.Locale;
import java.util.Optional;

/** Where A is, seen from B; a scene has exactly one. */
public enum Placement {
  /** A stands higher, with a gap. */
  ABOVE,
  /** A stands higher and touches B. */
  ON,
  /** A stands lower, with a gap. */
  BELOW,
  /** A stands to the left or right, with a gap. */
  BESIDE,
  /** A stands to the left or right and touches B. */
  AGAINST,
  /** A is small and lies within the solid B. */
  INSIDE,
  /** A covers a part of B. */
  OVER,
  /** B covers a part of A. */
  BEHIND,
  /** A is a ring round the small B. */
  AROUND,
  /** A and B stand in opposite corners. */
  OPPOSITE,
  /** B is a ring round the small A. */
  WRAPPED;

  /** Where B is, seen from A, if that has a name: nothing is called "under and touching". */
  public Optional<Placement> converse() {
    return switch (this) {
      case ABOVE -> Optional.of(BELOW);
      case BELOW -> Optional.of(ABOVE);
      case BESIDE, AGAINST, OPPOSITE -> Optional.of(this);
      case OVER -> Optional.of(BEHIND);
      case BEHIND -> Optional.of(OVER);
      case AROUND -> Optional.of(WRAPPED);
      case WRAPPED -> Optional.of(AROUND);
      case ON, INSIDE -> Optional.empty();
    };
  }

  /** Whether one entity is a ring round the other. */
  public boolean hasRing() {
    return this == AROUND || this == WRAPPED;
  }

  /** Whether one entity covers a part of the other. */
  public boolean overlaps() {
    return this == OVER || this == BEHIND || this == INSIDE;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
