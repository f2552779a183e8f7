package io.github.reversion.benchmark.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SceneSamplerTest {

  @Test
  void noSeedIsInTwoSplits() {
    Set<Long> seeds = new HashSet<>();
    for (SceneSplit split : SceneSplit.values()) {
      LongStream.range(0, 1000).forEach(i -> assertTrue(seeds.add(split.seed(i))));
    }
  }

  @Test
  void trainingNeverShowsHeldOutPairsAndHeldOutShowsNoOthers() {
    for (int i = 0; i < 2000; i++) {
      assertFalse(HeldOutPairs.contains(SceneSampler.scene(SceneSplit.TRAIN, i).pair()));
      assertFalse(HeldOutPairs.contains(SceneSampler.scene(SceneSplit.VALIDATION, i).pair()));
      assertTrue(HeldOutPairs.contains(SceneSampler.scene(SceneSplit.HELD_OUT, i).pair()));
    }
  }

  @Test
  void aTenthOfAllPairsIsHeldOutInBothOrders() {
    int all = 0;
    int held = 0;
    for (Colour a : Colour.values()) {
      for (Colour b : EnumSet.complementOf(EnumSet.of(a))) {
        for (Shape shape : Shape.values()) {
          for (Shape other : Shape.values()) {
            EntityPair pair = new EntityPair(new Entity(a, shape), new Entity(b, other));
            all++;
            held += HeldOutPairs.contains(pair) ? 1 : 0;
            assertEquals(
                HeldOutPairs.contains(pair),
                HeldOutPairs.contains(new EntityPair(pair.b(), pair.a())));
          }
        }
      }
    }
    assertEquals(0.1, (double) held / all, 0.015);
  }

  @Test
  void everyFactIsDrawnOften() {
    Map<Placement, Integer> placements = new EnumMap<>(Placement.class);
    Map<Extra, Integer> extras = new EnumMap<>(Extra.class);
    for (int i = 0; i < 5000; i++) {
      Scene scene = SceneSampler.scene(SceneSplit.TRAIN, i);
      placements.merge(scene.placement(), 1, Integer::sum);
      scene.extras().forEach(extra -> extras.merge(extra, 1, Integer::sum));
    }
    for (Placement placement : Placement.values()) {
      assertTrue(placements.get(placement) > 150, placements::toString);
    }
    for (Extra extra : Extra.values()) {
      assertTrue(extras.get(extra) > 300, extras::toString);
    }
  }

  @Test
  void aSceneOfARelationIsOfThatRelation() {
    for (BenchmarkRelation relation : BenchmarkRelation.values()) {
      Scene scene = SceneSampler.scene(relation, SceneSplit.BENCHMARK, 3);
      assertEquals(relation.placement(), scene.placement());
      assertEquals(relation.extras(), scene.extras());
      assertEquals(scene, SceneSampler.scene(relation, SceneSplit.BENCHMARK, 3));
    }
  }

  @Test
  void everyThirdSceneToLearnFromIsOfARelation() {
    Map<BenchmarkRelation, Integer> seen = new EnumMap<>(BenchmarkRelation.class);
    for (int i = 0; i < 3000; i++) {
      Scene scene = SceneSampler.training(i);
      assertFalse(HeldOutPairs.contains(scene.pair()));
      for (BenchmarkRelation relation : BenchmarkRelation.values()) {
        if (relation.placement() == scene.placement() && relation.extras().equals(scene.extras())) {
          seen.merge(relation, 1, Integer::sum);
        }
      }
    }
    for (BenchmarkRelation relation : BenchmarkRelation.values()) {
      assertTrue(seen.get(relation) > 100, seen::toString);
    }
  }
}
