package io.github.reversion.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.benchmark.world.Colour;
import io.github.reversion.benchmark.world.Entity;
import io.github.reversion.benchmark.world.EntityPair;
import io.github.reversion.benchmark.world.Shape;
import io.github.reversion.compute.Draws;
import io.github.reversion.exemplar.Exemplar;
import io.github.reversion.exemplar.Exemplars;
import io.github.reversion.image.RgbImage;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntityPairsTest {
  private static final Entity STAR = new Entity(Colour.RED, Shape.STAR);
  private static final Entity CROSS = new Entity(Colour.BLUE, Shape.CROSS);

  @Test
  void promptPutsTheRelationBetweenTheEntities() {
    assertEquals("red star {} blue cross", new EntityPair(STAR, CROSS).prompt("{}"));
  }

  @Test
  void aPairIsInACaptionOnlyInItsOrder() {
    EntityPair pair = new EntityPair(STAR, CROSS);
    assertTrue(pair.isIn("red star {} blue cross , gray background"));
    assertFalse(pair.isIn("blue cross {} red star"));
  }

  @Test
  void twoOfOneColourAreRefused() {
    Entity other = new Entity(Colour.RED, Shape.CROSS);
    assertThrows(IllegalArgumentException.class, () -> new EntityPair(STAR, other));
  }

  @Test
  void unseenPairsDifferAndAreNotThoseOfTheExemplars() {
    Exemplars one = exemplars("red star {} blue cross");
    List<EntityPair> free = EntityPairs.unseen(new Draws(1).stream("pairs"), 16, one);
    assertEquals(16, new HashSet<>(free).size());
    Exemplars shown = exemplars(free.get(0).prompt("{}"));
    List<EntityPair> others = EntityPairs.unseen(new Draws(1).stream("pairs"), 16, shown);
    assertFalse(others.contains(free.get(0)));
    assertNotEquals(free, others);
    assertThrows(
        IllegalArgumentException.class,
        () -> EntityPairs.unseen(new Draws(1).stream("pairs"), 1001, one));
  }

  private static Exemplars exemplars(String caption) {
    RgbImage image = new RgbImage(2, 1, new byte[6]);
    return new Exemplars("one", List.of(new Exemplar("a.png", image, List.of(caption))));
  }
}
