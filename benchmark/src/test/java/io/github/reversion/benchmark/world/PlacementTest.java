package io.github.reversion.benchmark.world;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlacementTest {
  @Test
  void theConverseOfTheConverseIsThePlacement() {
    for (Placement placement : Placement.values()) {
      Optional<Placement> converse = placement.converse();
      converse.ifPresent(c -> assertEquals(Optional.of(placement), c.converse()));
    }
  }

  @Test
  void ofTheTenRelationsOneLooksTheSameBothWays() {
    assertEquals(
        List.of(BenchmarkRelation.SHAKE_HANDS),
        Arrays.stream(BenchmarkRelation.values()).filter(BenchmarkRelation::isSymmetric).toList());
  }
}
