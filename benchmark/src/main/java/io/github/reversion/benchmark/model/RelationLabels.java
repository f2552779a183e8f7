package io.github.reversion.benchmark.model;

import io.github.reversion.benchmark.world.Colour;
import io.github.reversion.benchmark.world.Entity;
import io.github.reversion.benchmark.world.EntityPair;
import io.github.reversion.benchmark.world.Extra;
import io.github.reversion.benchmark.world.Placement;
import io.github.reversion.benchmark.world.Scene;
import io.github.reversion.benchmark.world.Shape;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The labels of the relation classifier, which is asked about two entities: placements, of which
 * one holds at most, extras, then the shapes that A and that B may have. A picture without one of
 * the two has no shape of it, no placement and no extras.
 */
final class RelationLabels {
  private static final List<Placement> PLACEMENTS = List.of(Placement.values());
  private static final List<Extra> EXTRAS = List.of(Extra.values());
  private static final List<Shape> SHAPES = List.of(Shape.values());
  private static final int FIRST_EXTRA = PLACEMENTS.size();
  private static final int FIRST_OF_A = FIRST_EXTRA + EXTRAS.size();
  private static final int FIRST_OF_B = FIRST_OF_A + SHAPES.size();
  static final int COUNT = FIRST_OF_B + SHAPES.size();

  private RelationLabels() {}

  /** Their names, in order. */
  static List<String> names() {
    return Stream.of(
            PLACEMENTS.stream().map(Placement::toString),
            EXTRAS.stream().map(Extra::toString),
            SHAPES.stream().map(shape -> "a is " + shape),
            SHAPES.stream().map(shape -> "b is " + shape))
        .flatMap(names -> names)
        .toList();
  }

  /**
   * 1 for each that holds, else 0.
   *
   * @param asked about whom; known by their colours
   */
  static float[] of(Scene scene, EntityPair asked) {
    float[] labels = new float[COUNT];
    Optional<Shape> a = shape(scene, asked.a().colour());
    Optional<Shape> b = shape(scene, asked.b().colour());
    a.ifPresent(shape -> labels[FIRST_OF_A + SHAPES.indexOf(shape)] = 1);
    b.ifPresent(shape -> labels[FIRST_OF_B + SHAPES.indexOf(shape)] = 1);
    if (a.isPresent() && b.isPresent()) {
      boolean swapped = asked.a().colour() != scene.a().colour();
      (swapped ? scene.placement().converse() : Optional.of(scene.placement()))
          .ifPresent(placement -> labels[PLACEMENTS.indexOf(placement)] = 1);
      for (Extra extra : scene.extras()) {
        // All but the rope are A's.
        labels[FIRST_EXTRA + EXTRAS.indexOf(extra)] = swapped && extra != Extra.TIED ? 0 : 1;
      }
    }
    return labels;
  }

  private static Optional<Shape> shape(Scene scene, Colour colour) {
    return Stream.of(scene.a(), scene.b())
        .filter(entity -> entity.colour() == colour)
        .map(Entity::shape)
        .findFirst();
  }

  /**
   * What logits say: of placements and of shapes the likeliest, if it is more likely than not, and
   * all extras that are.
   *
   * @param at where they begin
   */
  static ClassifierReading reading(float[] logits, int at) {
    Set<Extra> extras = EnumSet.noneOf(Extra.class);
    for (Extra extra : EXTRAS) {
      if (logits[at + FIRST_EXTRA + EXTRAS.indexOf(extra)] > 0) {
        extras.add(extra);
      }
    }
    return new ClassifierReading(
        likeliest(SHAPES, logits, at + FIRST_OF_A),
        likeliest(SHAPES, logits, at + FIRST_OF_B),
        likeliest(PLACEMENTS, logits, at),
        extras);
  }

  private static <T> Optional<T> likeliest(List<T> values, float[] logits, int at) {
    int best = 0;
    for (int i = 1; i < values.size(); i++) {
      best = logits[at + i] > logits[at + best] ? i : best;
    }
    return logits[at + best] > 0 ? Optional.of(values.get(best)) : Optional.empty();
  }
}
