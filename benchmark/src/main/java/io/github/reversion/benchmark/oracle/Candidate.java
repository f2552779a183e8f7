package io.github.reversion.benchmark.oracle;

import io.github.reversion.benchmark.world.Entity;
import io.github.reversion.benchmark.world.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** An entity's shape among all shapes, fitted to its pixels. */
final class Candidate {
  /** Of the pixels that an entity should cover, so many may be wrong. */
  private static final double WORST_FIT = 0.3;

  /** Another shape must fit so much better to be what is seen. */
  private static final double CLEARLY_BETTER = 0.85;

  private static final double SLACK = 0.03;
  private static final double LEAN = 35;

  private final Fit asked;
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

  /** The fit of the entity's own shape. */
  Fit asked() {
    return asked;
  }

  /** Fits that hardly differ do not tell shapes apart. */
  boolean isSeen() {
    double allowed = Math.max(best.cost() / CLEARLY_BETTER, best.cost() + SLACK * wanted);
    return asked.cost() < WORST_FIT * wanted && asked.cost() <= allowed;
  }

  /** What is seen, with the share of pixels that are wrong. */
  String reason(String name) {
    return isSeen()
        ? name + " is there"
        : String.format(
            Locale.ROOT,
            "%s looks like a %s (%.2f, a %s %.2f)",
            name,
            best.shape(),
            best.cost() / wanted,
            asked.shape(),
            asked.cost() / wanted);
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
