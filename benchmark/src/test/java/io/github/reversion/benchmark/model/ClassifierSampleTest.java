package io.github.reversion.benchmark.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.benchmark.oracle.Oracle;
import io.github.reversion.benchmark.oracle.Reading;
import io.github.reversion.benchmark.world.Colour;
import io.github.reversion.benchmark.world.Entity;
import io.github.reversion.benchmark.world.EntityPair;
import io.github.reversion.benchmark.world.Extra;
import io.github.reversion.benchmark.world.Ground;
import io.github.reversion.benchmark.world.Placement;
import io.github.reversion.benchmark.world.Scene;
import io.github.reversion.benchmark.world.SceneRenderer;
import io.github.reversion.benchmark.world.SceneSampler;
import io.github.reversion.benchmark.world.SceneSplit;
import io.github.reversion.benchmark.world.Shape;
import io.github.reversion.benchmark.world.Style;
import io.github.reversion.compute.Draws;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClassifierSampleTest {
  private static final Entity RED_SQUARE = new Entity(Colour.RED, Shape.SQUARE);
  private static final Entity BLUE_HEART = new Entity(Colour.BLUE, Shape.HEART);
  private static final Entity PINK_CROSS = new Entity(Colour.PINK, Shape.CROSS);
  private static final EntityPair PAIR = new EntityPair(RED_SQUARE, BLUE_HEART);

  private static Scene scene(Placement placement, Extra... extras) {
    return new Scene(PAIR, placement, Set.of(extras), Ground.GRAY, Style.FLAT, 1);
  }

  private static Set<String> labels(Scene scene, Entity a, Entity b) {
    float[] labels = RelationLabels.of(scene, new EntityPair(a, b));
    List<String> names = RelationLabels.names();
    assertEquals(names.size(), labels.length);
    Set<String> found = new HashSet<>();
    IntStream.range(0, labels.length)
        .filter(i -> labels[i] != 0)
        .forEach(i -> found.add(names.get(i)));
    return found;
  }

  @Test
  void aPictureOfBothHasTheirShapesAndTheirRelation() {
    assertEquals(31, RelationLabels.COUNT);
    assertEquals(31, new HashSet<>(RelationLabels.names()).size());
    assertEquals(
        Set.of("below", "tied", "leaning", "a is square", "b is heart"),
        labels(scene(Placement.BELOW, Extra.TIED, Extra.LEANING), RED_SQUARE, BLUE_HEART));
  }

  @Test
  void askedTheOtherWayRoundItHasTheConverseAndExtrasStayWithTheirEntity() {
    assertEquals(
        Set.of("above", "tied", "a is heart", "b is square"),
        labels(scene(Placement.BELOW, Extra.TIED, Extra.LEANING), BLUE_HEART, RED_SQUARE));
    assertEquals(
        Set.of("a is heart", "b is square"),
        labels(scene(Placement.ON, Extra.LEANING), BLUE_HEART, RED_SQUARE));
  }

  @Test
  void whoIsNotInThePictureHasNoShapeAndStandsInNoRelation() {
    Scene scene = scene(Placement.BELOW, Extra.TIED);
    assertEquals(Set.of("b is heart"), labels(scene, PINK_CROSS, BLUE_HEART));
    assertEquals(Set.of("a is square"), labels(scene, RED_SQUARE, PINK_CROSS));
  }

  @Test
  void whatIsAskedOtherThanTheSceneSaysIsToldByTheColour() {
    Entity redCross = new Entity(Colour.RED, Shape.CROSS);
    ClassifierReading truth =
        new ClassifierSample(scene(Placement.ON), new EntityPair(redCross, BLUE_HEART)).truth();
    assertEquals(Optional.of(Shape.SQUARE), truth.a());
    assertTrue(truth.shows(Placement.ON, Set.of()));
    assertTrue(truth.shows(PAIR));
    assertFalse(truth.shows(new EntityPair(redCross, BLUE_HEART)));
  }

  @Test
  void someAreSwappedAndInSomeOneIsAbsent() {
    int swapped = 0;
    int absent = 0;
    int count = 2000;
    for (int i = 0; i < count; i++) {
      Scene scene = SceneSampler.scene(SceneSplit.TRAIN, i);
      ClassifierSample sample = ClassifierSample.draw(scene, new Draws(1).stream("asked", i));
      assertEquals(sample, ClassifierSample.draw(scene, new Draws(1).stream("asked", i)));
      ClassifierReading truth = sample.truth();
      boolean both = truth.a().isPresent() && truth.b().isPresent();
      assertTrue(truth.a().isPresent() || truth.b().isPresent());
      absent += both ? 0 : 1;
      swapped += sample.asked().equals(scene.pair().swapped()) ? 1 : 0;
    }
    assertEquals(0.3, absent / (double) count, 0.04);
    assertEquals(0.2 * 0.7, swapped / (double) count, 0.04);
  }

  /** Both know what "under" is; of what is half hidden the oracle is sure one way round only. */
  @Test
  void theOracleReadsTheConverseToo() {
    int compared = 0;
    int same = 0;
    for (int i = 0; compared < 60; i++) {
      Scene scene = SceneSampler.scene(SceneSplit.VALIDATION, i);
      boolean hidden = scene.placement() == Placement.OVER || scene.placement() == Placement.BEHIND;
      if (!hidden && Set.of(Extra.TIED).containsAll(scene.extras())) {
        Reading reading = Oracle.read(SceneRenderer.draw(scene), scene.pair().swapped());
        same += scene.placement().converse().equals(reading.placement()) ? 1 : 0;
        compared++;
      }
    }
    assertTrue(same >= 57, same + " of 60");
  }
}
