package io.github.reversion.benchmark;

import io.github.reversion.benchmark.world.Colour;
import io.github.reversion.benchmark.world.Entity;
import io.github.reversion.benchmark.world.EntityPair;
import io.github.reversion.benchmark.world.Shape;
import io.github.reversion.compute.RandomStream;
import io.github.reversion.exemplar.Exemplars;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Draws pairs of entities that a relation was not learned from. */
public final class EntityPairs {
  private static final List<Colour> COLOURS = List.of(Colour.values());
  private static final List<Shape> SHAPES = List.of(Shape.values());

  private EntityPairs() {}

  /**
   * Draws pairs, all different, none of which the exemplars show.
   *
   * @param count how many, at most 1000 of the 3584 there are
   */
  public static List<EntityPair> unseen(RandomStream stream, int count, Exemplars exemplars) {
    if (count > 1000) {
      throw new IllegalArgumentException(count + " pairs were asked for; at most 1000 are drawn");
    }
    Set<EntityPair> pairs = new LinkedHashSet<>();
    while (pairs.size() < count) {
      Entity a = entity(stream);
      Entity b = entity(stream);
      if (a.colour() != b.colour() && !shown(new EntityPair(a, b), exemplars)) {
        pairs.add(new EntityPair(a, b));
      }
    }
    return new ArrayList<>(pairs);
  }

  private static boolean shown(EntityPair pair, Exemplars exemplars) {
    return exemplars.list().stream()
        .flatMap(exemplar -> exemplar.captions().stream())
        .anyMatch(pair::isIn);
  }

  private static Entity entity(RandomStream stream) {
    return new Entity(one(COLOURS, stream), one(SHAPES, stream));
  }

  private static <T> T one(List<T> list, RandomStream stream) {
    return list.get(stream.nextInt(list.size()));
  }
}
