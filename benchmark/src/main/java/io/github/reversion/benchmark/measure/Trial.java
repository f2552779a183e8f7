package io.github.reversion.benchmark.measure;

import io.github.reversion.benchmark.world.Entity;
import io.github.reversion.benchmark.world.Scene;
import java.util.Set;

/**
 * A picture to make, and what it should show.
 *
 * @param prompt what is asked for
 * @param seed of its noise
 * @param scene its entities, relation, ground and style; its own places and sizes matter only where
 *     the world itself draws it
 * @param strangers entities of exemplars that the picture should not show
 */
record Trial(String prompt, long seed, Scene scene, Set<Entity> strangers) {
  Trial {
    strangers = Set.copyOf(strangers);
  }
}
