package io.github.reversion.benchmark.suite;

import io.github.reversion.benchmark.world.BenchmarkRelation;
import io.github.reversion.benchmark.world.Entity;
import io.github.reversion.benchmark.world.EntityPair;
import io.github.reversion.benchmark.world.Ground;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Scenarios and the same with A and B swapped: who knows the relation draws it the other way. */
final class SwappedScenarios {
  private SwappedScenarios() {}

  /**
   * Adds those that are not there yet, behind all others. Of the scene world, what no picture can
   * show is left out, such as a leaning circle.
   *
   * @param source of the exemplars, which tells the relation
   */
  static List<Scenario> addedTo(List<Scenario> scenarios, ExemplarSource source) {
    Set<Scenario> all = new LinkedHashSet<>(scenarios);
    scenarios.stream()
        .map(Scenario::swapped)
        .filter(scenario -> canBeShown(scenario, source))
        .forEach(all::add);
    return List.copyOf(all);
  }

  private static boolean canBeShown(Scenario scenario, ExemplarSource source) {
    Optional<Entity> a = Entity.named(scenario.a());
    Optional<Entity> b = Entity.named(scenario.b());
    if (!(source instanceof ExemplarSource.World world) || a.isEmpty() || b.isEmpty()) {
      return true;
    }
    BenchmarkRelation relation = world.relation();
    return relation.allows(new EntityPair(a.get(), b.get()), ground(scenario));
  }

  private static Ground ground(Scenario scenario) {
    return Arrays.stream(Ground.values())
        .filter(ground -> scenario.background().filter(ground.toString()::equals).isPresent())
        .findFirst()
        .orElse(Ground.GRAY);
  }
}
