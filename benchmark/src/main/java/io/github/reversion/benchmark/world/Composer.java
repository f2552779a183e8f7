package io.github.reversion.benchmark.world;

import io.github.reversion.benchmark.world.Composition.Rope;
import io.github.reversion.benchmark.world.Figure.Fill;
import io.github.reversion.compute.Draws;
import io.github.reversion.compute.RandomStream;
import java.util.List;
import java.util.Optional;

/** Gives the entities of a scene their sizes and places, by its seed. */
final class Composer {
  private static final double MARGIN = 1.5;
  private static final int TRIES = 200;
  private static final double FAR = 100;

  private final Scene scene;
  private final RandomStream stream;

  private Composer(Scene scene) {
    this.scene = scene;
    stream = new Draws(scene.seed()).stream("composition");
  }

  /** The same composition for the same scene. */
  static Composition compose(Scene scene) {
    Composer composer = new Composer(scene);
    for (int i = 0; i < TRIES; i++) {
      Optional<Composition> found = composer.attempt();
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw new IllegalStateException("No room was found for " + scene);
  }

  private double between(double low, double high) {
    return low + (high - low) * stream.nextDouble();
  }

  private double sign() {
    return stream.nextInt(2) == 0 ? -1 : 1;
  }

  private Optional<Composition> attempt() {
    return switch (scene.placement()) {
      case ABOVE -> apart(0, -1);
      case BELOW -> apart(0, 1);
      case BESIDE -> apart(sign(), 0);
      case ON -> near(0, -1, touching());
      case AGAINST -> near(sign(), 0, touching());
      case OVER, BEHIND -> overlapping();
      case OPPOSITE -> opposite();
      case INSIDE, WRAPPED -> nested(scene.a(), scene.b(), true);
      case AROUND -> nested(scene.b(), scene.a(), false);
    };
  }

  /** A pixel's blur hides a gap that is smaller than none. */
  private double touching() {
    return -between(0.6, 1.4);
  }

  private Optional<Composition> apart(double dx, double dy) {
    double gap = scene.has(Extra.TIED) ? between(9, 12) : between(6.5, 9);
    return near(dx, dy, gap);
  }

  private Optional<Composition> overlapping() {
    double angle = 2 * Math.PI * stream.nextDouble();
    double depth = between(8, 10);
    return near(StrictMath.cos(angle), StrictMath.sin(angle), -depth)
        .filter(c -> hidden(c.figures().get(0), c.figures().get(1)));
  }

  /** Whether enough is hidden to show what is in front, and enough seen to know the other. */
  private static boolean hidden(Figure back, Figure front) {
    int all = 0;
    int covered = 0;
    for (int y = 0; y < Composition.SIDE; y++) {
      for (int x = 0; x < Composition.SIDE; x++) {
        if (back.outline().contains(x, y)) {
          all++;
          covered += front.outline().contains(x, y) ? 1 : 0;
        }
      }
    }
    return covered >= 36 && covered <= 0.45 * all;
  }

  private double size() {
    return scene.has(Extra.TIED) ? between(9.8, 11) : between(10.8, 12);
  }

  private Outline a(double size) {
    double lean = scene.has(Extra.LEANING) ? between(32, 38) : 0;
    return scene.a().shape().outline().placed(size, lean, 0, 0);
  }

  private Outline b(double size) {
    return scene.b().shape().outline().placed(size, 0, 0, 0);
  }

  /**
   * A stands so far from B, in that direction; less than 0 is how far it was pushed on after it
   * touched.
   */
  private Optional<Composition> near(double dx, double dy, double gap) {
    Outline b = b(size());
    double slip = Math.abs(dx) == 1 || Math.abs(dy) == 1 ? between(-1.5, 1.5) : 0;
    Outline a = a(size()).moved(slip * dy, slip * dx);
    double far = distanceFor(a, b, dx, dy, Math.max(gap, 0.05)) + Math.min(gap, 0);
    return centred(a.moved(far * dx, far * dy), b);
  }

  /** Comes nearer by the gap that is left: never beyond the first place where it is reached. */
  private static double distanceFor(Outline a, Outline b, double dx, double dy, double gap) {
    double at = FAR;
    double left = Double.MAX_VALUE;
    while (left > 0.02) {
      left = a.moved(at * dx, at * dy).gap(b) - gap;
      at -= Math.max(left, 0);
    }
    return at;
  }

  private Optional<Composition> centred(Outline a, Outline b) {
    double left = Math.min(a.left(), b.left());
    double right = Math.max(a.right(), b.right());
    double top = Math.min(a.top(), b.top());
    double bottom = Math.max(a.bottom(), b.bottom());
    double x = (Composition.SIDE - left - right) / 2 + jitter(right - left);
    double y = (Composition.SIDE - top - bottom) / 2 + jitter(bottom - top);
    boolean fits = Math.max(right - left, bottom - top) <= Composition.SIDE - 2 * MARGIN;
    return fits ? Optional.of(composition(a.moved(x, y), b.moved(x, y))) : Optional.empty();
  }

  private double jitter(double extent) {
    double room = Math.max(0, (Composition.SIDE - extent) / 2 - MARGIN);
    return between(-1, 1) * Math.min(3, room);
  }

  private Optional<Composition> opposite() {
    double x = sign();
    double y = sign();
    Outline a = corner(a(between(9.5, 10.8)), x, y);
    Outline b = corner(b(between(9.5, 10.8)), -x, -y);
    return Optional.of(composition(a, b));
  }

  private Outline corner(Outline outline, double x, double y) {
    double inset = between(MARGIN, MARGIN + 4);
    double insetY = between(MARGIN, MARGIN + 4);
    return outline.moved(
        x < 0 ? inset - outline.left() : Composition.SIDE - inset - outline.right(),
        y < 0 ? insetY - outline.top() : Composition.SIDE - insetY - outline.bottom());
  }

  /** The small one within the large one; A is the small one, or the large one. */
  private Optional<Composition> nested(Entity small, Entity large, boolean smallIsA) {
    boolean ring = scene.placement().hasRing();
    Outline big = large.shape().outline().placed(between(24.5, 26.5), 0, 0, 0);
    double clear = ring ? Figure.RING_LINE + 2.2 : 1.5;
    double middle = roomiest(big);
    boolean hollow = scene.has(Extra.HOLLOW);
    double smallest = hollow ? 10 : 6.3;
    for (double size = hollow ? between(11.5, 12.5) : between(9.8, 10.6);
        size > smallest;
        size -= 0.2) {
      Outline little = small.shape().outline().placed(size, 0, 0, middle);
      if (little.within(big, clear)) {
        return smallIsA ? centred(little, big) : centred(big, little);
      }
    }
    return Optional.empty();
  }

  /**
   * The height on the middle axis, by which all shapes are even, that is farthest from the line.
   */
  private static double roomiest(Outline outline) {
    double best = 0;
    double most = 0;
    for (int y = -6; y <= 6; y++) {
      double room = outline.contains(0, y) ? outline.distance(0, y) : 0;
      if (room > most) {
        most = room;
        best = y;
      }
    }
    return best;
  }

  private Composition composition(Outline a, Outline b) {
    boolean aIsRing = scene.placement() == Placement.AROUND;
    boolean bIsRing = scene.placement() == Placement.WRAPPED;
    Figure figureA = new Figure(a, scene.a().colour(), aIsRing ? Fill.RING : fillOfA());
    Figure figureB = new Figure(b, scene.b().colour(), bIsRing ? Fill.RING : Fill.SOLID);
    boolean aBehind = scene.placement() == Placement.BEHIND;
    return new Composition(
        aBehind ? List.of(figureA, figureB) : List.of(figureB, figureA),
        scene.has(Extra.TIED) ? Optional.of(rope(a, b)) : Optional.empty());
  }

  private Fill fillOfA() {
    if (scene.has(Extra.FADED)) {
      return Fill.FADED;
    }
    return scene.has(Extra.HOLLOW) ? Fill.HOLLOW : Fill.SOLID;
  }

  private static Rope rope(Outline a, Outline b) {
    return new Rope(Outline.polygon(a.middleX(), a.middleY(), b.middleX(), b.middleY()));
  }
}
