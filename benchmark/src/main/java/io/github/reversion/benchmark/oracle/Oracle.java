package io.github.reversion.benchmark.oracle;

import io.github.reversion.benchmark.oracle.Found.Filling;
import io.github.reversion.benchmark.world.EntityPair;
import io.github.reversion.benchmark.world.Extra;
import io.github.reversion.benchmark.world.Ground;
import io.github.reversion.benchmark.world.Placement;
import io.github.reversion.image.RgbImage;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Says from a picture alone how two entities stand to each other in it.
 *
 * <p>Pixels are marked by colour, the shape of each entity is fitted to its marks, where what hides
 * it counts neither for nor against, and the fitted outlines are measured.
 */
public final class Oracle {
  /** An entity's least number of pixels. */
  private static final int SMALLEST = 16;

  /** What it costs to cover a pixel of what may be in front. */
  private static final double HIDDEN = 0.03;

  /** What it costs not to cover a pixel of an edge or of the blur beside an entity. */
  private static final double WEAK = 0.4;

  /** What it costs to cover a pixel of another colour, mostly the blur between two. */
  private static final double UNCLEAR = 0.25;

  /** That A is hidden in part must explain so many pixels more than that nothing is. */
  private static final double BEHIND_MARGIN = 5;

  private static final double WITHIN_SHARE = 0.95;

  private static final double LEANS = 15;

  /** A rope that joins nothing has at least so many pixels; fewer may be blur. */
  private static final int STRAY_ROPE = 12;

  private final Marks marks;
  private final EntityPair pair;
  private final Ground ground;

  private Oracle(RgbImage image, EntityPair pair, Ground ground) {
    this.pair = pair;
    this.ground = ground;
    marks = Marks.of(image, pair, ground);
  }

  /** Reads a picture in which these two are looked for; whatever it shows, it is read. */
  public static Reading read(RgbImage image, EntityPair pair) {
    Optional<Ground> ground = Marks.ground(image);
    return ground
        .map(g -> new Oracle(image, pair, g).read())
        .orElseGet(
            () ->
                new Reading(
                    false,
                    false,
                    Optional.empty(),
                    Set.of(),
                    ground,
                    Optional.empty(),
                    "the border shows no ground"));
  }

  private Reading read() {
    if (marks.count(Mark::isA) < SMALLEST || marks.count(Mark::isB) < SMALLEST) {
      return missing(
          marks.count(Mark::isA) >= SMALLEST,
          marks.count(Mark::isB) >= SMALLEST,
          "too few pixels have the colour of one of them");
    }
    boolean[][] shapeOfA = marks.silhouette(Mark::isA);
    boolean[][] shapeOfB = marks.silhouette(Mark::isB);
    Candidates aInFront = new Candidates(shapeOfA, shapeOfB, true);
    Candidates bInFront = new Candidates(shapeOfA, shapeOfB, false);
    boolean behind =
        bInFront.cost() + BEHIND_MARGIN < aInFront.cost() && !isWithin(shapeOfA, shapeOfB);
    Candidates better = behind ? bInFront : aInFront;
    boolean a = better.a.isSeen();
    boolean b = better.b.isSeen();
    if (!a || !b) {
      return missing(a, b, better.a.reason("A") + ", " + better.b.reason("B"));
    }
    Interior interior = new Interior(marks);
    Found foundA = interior.found(better.a.asked(), better.b.asked());
    Found foundB = interior.found(better.b.asked(), better.a.asked());
    Geometry geometry = new Geometry(marks, foundA, foundB, behind);
    Set<Extra> extras = extras(foundA, geometry);
    Optional<String> foreign = foreign(foundB, geometry);
    return new Reading(
        true,
        true,
        foreign.isPresent() ? Optional.empty() : geometry.placement(),
        extras,
        Optional.of(ground),
        new StyleReader(marks, ground).style(foundA, foundB),
        geometry.reason() + ", " + foreign.orElseGet(() -> described(extras)));
  }

  /** What no scene has, so that no placement is as one could ask for it. */
  private Optional<String> foreign(Found b, Geometry geometry) {
    boolean ring = geometry.placement().filter(p -> p == Placement.WRAPPED).isPresent();
    if (b.filling() == Filling.NOTHING && !ring) {
      return Optional.of("but B is a ring round nothing");
    }
    return marks.count(mark -> mark == Mark.ROPE) >= STRAY_ROPE && !geometry.tied()
        ? Optional.of("but there is a rope that joins nothing")
        : Optional.empty();
  }

  private static boolean isWithin(boolean[][] inner, boolean[][] outer) {
    int all = 0;
    int within = 0;
    for (int y = 0; y < inner.length; y++) {
      for (int x = 0; x < inner[y].length; x++) {
        all += inner[y][x] ? 1 : 0;
        within += inner[y][x] && outer[y][x] ? 1 : 0;
      }
    }
    return within > WITHIN_SHARE * all;
  }

  private Reading missing(boolean a, boolean b, String reason) {
    return new Reading(
        a, b, Optional.empty(), Set.of(), Optional.of(ground), Optional.empty(), reason);
  }

  private static String described(Set<Extra> extras) {
    return extras.isEmpty() ? "nothing else" : extras.toString();
  }

  private Set<Extra> extras(Found a, Geometry geometry) {
    Set<Extra> extras = EnumSet.noneOf(Extra.class);
    if (geometry.tied()) {
      extras.add(Extra.TIED);
    }
    if (a.filling() == Filling.FADED_COLOUR) {
      extras.add(Extra.FADED);
    }
    boolean ring = geometry.placement().filter(p -> p == Placement.AROUND).isPresent();
    if (a.filling() == Filling.NOTHING && !ring) {
      extras.add(Extra.HOLLOW);
    }
    if (a.fit().lean() > LEANS) {
      extras.add(Extra.LEANING);
    }
    return extras;
  }

  /** How both fit where A, or B, is taken to be in front of the other. */
  private final class Candidates {
    final Candidate a;
    final Candidate b;

    Candidates(boolean[][] shapeOfA, boolean[][] shapeOfB, boolean aInFront) {
      a = new Candidate(costs(shapeOfA, Mark::isB, aInFront), pair.a(), true);
      b = new Candidate(costs(shapeOfB, Mark::isA, !aInFront), pair.b(), false);
    }

    double cost() {
      return a.asked().cost() + b.asked().cost();
    }
  }

  private CostMap costs(boolean[][] mine, Predicate<Mark> isOther, boolean inFront) {
    return new CostMap(
        marks.width(),
        marks.height(),
        (x, y) -> {
          if (mine[y][x]) {
            return marks.at(x, y).isWeak() ? -WEAK : -1;
          }
          if (isOther.test(marks.at(x, y))) {
            return inFront ? 1 : HIDDEN;
          }
          return marks.at(x, y) == Mark.OTHER ? UNCLEAR : 1;
        });
  }
}
