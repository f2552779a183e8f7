package io.github.reversion.benchmark.oracle;

import io.github.reversion.benchmark.oracle.Found.Filling;
import io.github.reversion.benchmark.world.Entity;
import io.github.reversion.benchmark.world.EntityPair;
import io.github.reversion.benchmark.world.Extra;
import io.github.reversion.benchmark.world.Ground;
import io.github.reversion.benchmark.world.Placement;
import io.github.reversion.benchmark.world.Shape;
import io.github.reversion.image.RgbImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
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

  /** Of the pixels that an entity should cover, so many may be wrong. */
  private static final double WORST_FIT = 0.3;

  /** Another shape must fit so much better to be what is seen. */
  private static final double CLEARLY_BETTER = 0.85;

  private static final double SLACK = 0.03;

  /** What it costs to cover a pixel of what may be in front. */
  private static final double HIDDEN = 0.03;

  /** What it costs not to cover a pixel of an edge or of the blur beside an entity. */
  private static final double WEAK = 0.4;

  /** What it costs to cover a pixel of another colour, mostly the blur between two. */
  private static final double UNCLEAR = 0.25;

  /** That A is hidden in part must explain so many pixels more than that nothing is. */
  private static final double BEHIND_MARGIN = 5;

  private static final double WITHIN_SHARE = 0.95;

  private static final double LEAN = 35;
  private static final double LEANS = 15;

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
      return nothing(
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
      return nothing(a, b, better.a.reason("A") + ", " + better.b.reason("B"));
    }
    Interior interior = new Interior(marks);
    Found foundA = interior.found(better.a.asked, better.b.asked);
    Found foundB = interior.found(better.b.asked, better.a.asked);
    Geometry geometry = new Geometry(marks, foundA, foundB, behind);
    Set<Extra> extras = extras(foundA, geometry);
    return new Reading(
        true,
        true,
        geometry.placement(),
        extras,
        Optional.of(ground),
        new StyleReader(marks, ground).style(foundA, foundB),
        geometry.reason() + ", " + described(extras));
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

  private Reading nothing(boolean a, boolean b, String reason) {
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

  /** How all shapes fit where A, or B, is taken to be in front of the other. */
  private final class Candidates {
    final Candidate a;
    final Candidate b;

    Candidates(boolean[][] shapeOfA, boolean[][] shapeOfB, boolean aInFront) {
      CostMap costsOfA = costs(shapeOfA, Mark::isB, aInFront);
      CostMap costsOfB = costs(shapeOfB, Mark::isA, !aInFront);
      a = new Candidate(costsOfA, pair.a(), true);
      b = new Candidate(costsOfB, pair.b(), false);
    }

    double cost() {
      return a.asked.cost() + b.asked.cost();
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

  /** An entity's shape among all shapes. */
  private static final class Candidate {
    final Fit asked;
    private final Fit best;
    private final double wanted;

    Candidate(CostMap costs, Entity entity, boolean mayLean) {
      wanted = costs.wanted();
      List<Fit> fits = new ArrayList<>();
      Fit fitOfAsked = null;
      for (Shape shape : Shape.values()) {
        Fit fit = fit(costs, shape, mayLean);
        fits.add(fit);
        if (shape == entity.shape()) {
          fitOfAsked = fit;
        }
      }
      asked = fitOfAsked;
      best = fits.stream().min(Comparator.comparingDouble(Fit::cost)).orElseThrow();
    }

    /** Fits that hardly differ do not tell shapes apart. */
    boolean isSeen() {
      double allowed = Math.max(best.cost() / CLEARLY_BETTER, best.cost() + SLACK * wanted);
      return asked.cost() < WORST_FIT * wanted && asked.cost() <= allowed;
    }

    String reason(String name) {
      return isSeen()
          ? name + " is there"
          : "%s looks like a %s (%.2f, a %s %.2f)"
              .formatted(
                  name, best.shape(), best.cost() / wanted, asked.shape(), asked.cost() / wanted);
    }
  }

  private static Fit fit(CostMap costs, Shape shape, boolean mayLean) {
    Fit best = Fit.search(costs, shape, 0);
    if (mayLean && shape.canLean()) {
      for (double degrees : new double[] {-LEAN, LEAN}) {
        Fit leaning = Fit.search(costs, shape, degrees);
        best = leaning.cost() < best.cost() ? leaning : best;
      }
    }
    return best;
  }
}
