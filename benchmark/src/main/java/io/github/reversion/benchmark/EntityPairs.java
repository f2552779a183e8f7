package io.github.reversion.benchmark;

import io.github.reversion.benchmark.world.EntityPair;
import io.github.reversion.compute.RandomStream;
import io.github.reversion.exemplar.Exemplars;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Draws pairs of entities that a relation was not learned from. */
public final class EntityPairs {
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
      EntityPair pair = EntityPair.draw(stream);
      if (!shown(pair, exemplars)) {
        pairs.add(pair);
      }
    }
    return new ArrayList<>(pairs);
  }

  private static boolean shown(EntityPair pair, Exemplars exemplars) {
    return exemplars.list().stream()
        .flatMap(exemplar -> exemplar.captions().stream())
        .anyMatch(pair::isIn);
  }
}
