package io.github.reversion.relation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RelationTest {
  private static final RelationInfo NOTHING = RelationInfo.empty();

  @Test
  void itsVectorsDoNotChangeFromOutside() {
    float[][] vectors = {{1, 2, 3}, {4, 5, 6}};
    Relation relation = new Relation("<R>", vectors, NOTHING);
    vectors[0][0] = 9;
    relation.vectors()[1][1] = 9;
    assertEquals(new Relation("<R>", new float[][] {{1, 2, 3}, {4, 5, 6}}, NOTHING), relation);
    assertEquals(2, relation.vectorCount());
    assertEquals(3, relation.width());
    assertEquals("<R> (2 x 3)", relation.toString());
  }

  @Test
  void equalityIsByContent() {
    Relation relation = new Relation("<R>", new float[][] {{1}}, NOTHING);
    Relation same = new Relation("<R>", new float[][] {{1}}, NOTHING);
    assertEquals(same, relation);
    assertEquals(same.hashCode(), relation.hashCode());
    assertNotEquals(new Relation("<S>", new float[][] {{1}}, NOTHING), relation);
    assertNotEquals(new Relation("<R>", new float[][] {{2}}, NOTHING), relation);
    RelationInfo seeded = NOTHING.with(RelationKey.SEED, 1);
    assertNotEquals(new Relation("<R>", new float[][] {{1}}, seeded), relation);
  }

  @Test
  void whatIsNoRelationIsRefused() {
    for (float[][] vectors :
        List.of(
            new float[][] {},
            new float[][] {{}},
            new float[][] {{1, 2}, {3}},
            new float[][] {{1, Float.NaN}},
            new float[][] {{1}, {Float.NEGATIVE_INFINITY}})) {
      assertThrows(IllegalArgumentException.class, () -> new Relation("<R>", vectors, NOTHING));
    }
    float[][] one = {{1}};
    assertThrows(IllegalArgumentException.class, () -> new Relation(" ", one, NOTHING));
  }

  @Test
  void factsAreKeptByKey() {
    RelationInfo info = NOTHING.with(RelationKey.INITIALIZER, "and").with(RelationKey.STEPS, 3000);
    RelationInfo sized = info.withResolution(512, 384);
    assertEquals(Optional.of("and"), info.get(RelationKey.INITIALIZER));
    assertEquals(Optional.of(3000L), info.number(RelationKey.STEPS));
    assertEquals(Optional.empty(), info.number(RelationKey.INITIALIZER));
    assertEquals(Optional.empty(), info.get(RelationKey.SEED));
    assertEquals(Optional.of("512x384"), sized.get(RelationKey.RESOLUTION));
    assertEquals(Map.of(), NOTHING.entries());
  }
}
