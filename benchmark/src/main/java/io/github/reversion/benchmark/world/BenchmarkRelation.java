package io.github.reversion.benchmark.world;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The ten relations of the benchmark, named after those of the paper. No caption says these names:
 * seven are compositions that no single word says; {@link #ON}, {@link #INSIDE} and {@link
 * #WRAPPED_IN} have words of their own and are controls.
 */
public enum BenchmarkRelation {
  PAINTED_ON(Placement.INSIDE, Extra.FADED),
  CARVED_BY(Placement.INSIDE, Extra.HOLLOW),
  SHAKE_HANDS(Placement.BESIDE, Extra.TIED),
  HUG(Placement.OVER, Extra.LEANING),
  BACK2BACK(Placement.AGAINST, Extra.LEANING),
  INSIDE(Placement.INSIDE),
  ON(Placement.ON),
  HANGING_FROM(Placement.BELOW, Extra.TIED),
  WRAPPED_IN(Placement.WRAPPED),
  RIDE_ON(Placement.ON, Extra.LEANING);

  private final Placement placement;

  @SuppressWarnings("ImmutableEnumChecker") // nobody writes into it
  private final Set<Extra> extras;

  BenchmarkRelation(Placement placement, Extra... extras) {
    this.placement = placement;
    this.extras = extras.length == 0 ? Set.of() : EnumSet.of(extras[0], extras);
  }

  /** Where A is. */
  public Placement placement() {
    return placement;
  }

  /** What else holds. */
  public Set<Extra> extras() {
    return Set.copyOf(extras);
  }

  /** Whether a single word says it. */
  public boolean isControl() {
    return extras.isEmpty();
  }

  /** Whether a picture can show that two entities stand in it, before a ground. */
  public boolean allows(EntityPair pair, Ground ground) {
    return SceneRules.allows(pair, placement, extras, ground);
  }

  /** Whether it looks the same from A and from B; extras but the rope are A's. */
  public boolean isSymmetric() {
    return placement.converse().equals(Optional.of(placement))
        && Set.of(Extra.TIED).containsAll(extras);
  }

  /** The words that say it, such as {@code tied below}: what can be reached without learning. */
  public String words() {
    return Stream.concat(
            extras.stream().map(extra -> SceneWords.of(extra).get(0)),
            Stream.of(SceneWords.of(placement).get(0)))
        .collect(Collectors.joining(" "));
  }

  /** As files and suites call it: {@code painted_on}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
