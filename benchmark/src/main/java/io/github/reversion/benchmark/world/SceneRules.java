package io.github.reversion.benchmark.world;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which facts can stand together, so that a picture shows every fact of its scene and nobody could
 * read another out of it.
 */
public final class SceneRules {
  /** The extras that each placement can show. */
  private static final Map<Placement, Set<Extra>> SHOWN =
      Map.ofEntries(
          Map.entry(Placement.ABOVE, EnumSet.allOf(Extra.class)),
          Map.entry(Placement.ON, EnumSet.of(Extra.FADED, Extra.HOLLOW, Extra.LEANING)),
          Map.entry(Placement.BELOW, EnumSet.allOf(Extra.class)),
          Map.entry(Placement.BESIDE, EnumSet.allOf(Extra.class)),
          Map.entry(Placement.AGAINST, EnumSet.of(Extra.FADED, Extra.HOLLOW, Extra.LEANING)),
          Map.entry(Placement.INSIDE, EnumSet.of(Extra.FADED, Extra.HOLLOW)),
          Map.entry(Placement.OVER, EnumSet.of(Extra.FADED, Extra.LEANING)),
          Map.entry(Placement.BEHIND, EnumSet.noneOf(Extra.class)),
          Map.entry(Placement.AROUND, EnumSet.noneOf(Extra.class)),
          Map.entry(Placement.OPPOSITE, EnumSet.allOf(Extra.class)),
          Map.entry(Placement.WRAPPED, EnumSet.noneOf(Extra.class)));

  /**
   * How far apart two colours of a picture must be to be told apart when it is a little blurred.
   */
  private static final double DISTINCT = 60;

  private SceneRules() {}

  /** Whether a picture can show that. */
  public static boolean allows(
      EntityPair pair, Placement placement, Set<Extra> extras, Ground ground) {
    return objection(pair, placement, extras, ground).isEmpty();
  }

  /** Why no picture can show that, whatever stands in it, if none can. */
  static Optional<String> objection(Placement placement, Set<Extra> extras) {
    if (extras.size() > 2) {
      return Optional.of("more than two extras: " + extras);
    }
    if (!SHOWN.get(placement).containsAll(extras)) {
      return Optional.of(placement + " cannot show all of " + extras);
    }
    if (extras.contains(Extra.HOLLOW) && extras.contains(Extra.FADED)) {
      return Optional.of("a faded outline is hard to see");
    }
    return Optional.empty();
  }

  /** Why a picture cannot show that, if it cannot. */
  public static Optional<String> objection(
      EntityPair pair, Placement placement, Set<Extra> extras, Ground ground) {
    Optional<String> always = objection(placement, extras);
    if (always.isPresent()) {
      return always;
    }
    if (extras.contains(Extra.LEANING) && !pair.a().shape().canLean()) {
      return Optional.of("a " + pair.a().shape() + " does not show that it leans");
    }
    if (extras.contains(Extra.HOLLOW) && !pair.a().shape().hasHole()) {
      return Optional.of("a hollow " + pair.a().shape() + " has hardly a hole");
    }
    Optional<Entity> holder = holder(pair, placement, extras);
    if (holder.isPresent() && !holder.get().shape().hasHole()) {
      return Optional.of("a " + holder.get().shape() + " has no room for that");
    }
    if (extras.contains(Extra.FADED) && !fades(pair, placement, ground)) {
      return Optional.of(
          "%s, faded, before %s, looks like another colour".formatted(pair.a(), ground));
    }
    return Optional.empty();
  }

  /** The entity that needs much room within. */
  private static Optional<Entity> holder(EntityPair pair, Placement placement, Set<Extra> extras) {
    return switch (placement) {
      case AROUND -> Optional.of(pair.a());
      case WRAPPED -> Optional.of(pair.b());
      case INSIDE -> extras.contains(Extra.HOLLOW) ? Optional.of(pair.b()) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static boolean fades(EntityPair pair, Placement placement, Ground ground) {
    boolean seenOnGround = placement != Placement.INSIDE;
    boolean seenOnB = placement.overlaps();
    return (!seenOnGround || showsFaded(pair, ground.rgb(), ground))
        && (!seenOnB || showsFaded(pair, pair.b().colour().rgb(), ground));
  }

  /** Whether a faded A over a colour looks like nothing else that the picture could have there. */
  public static boolean showsFaded(EntityPair pair, Rgb under, Ground ground) {
    Rgb faded = pair.a().colour().rgb().over(under, Figure.FADED_OPACITY);
    return distinct(faded, pair.a().colour().rgb())
        && distinct(faded, pair.b().colour().rgb())
        && distinct(faded, ground.rgb());
  }

  private static boolean distinct(Rgb one, Rgb other) {
    return one.distance(other) >= DISTINCT;
  }
}
