package io.github.reversion.benchmark.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.reversion.benchmark.world.Colour;
import io.github.reversion.benchmark.world.Entity;
import io.github.reversion.benchmark.world.EntityPair;
import io.github.reversion.benchmark.world.Ground;
import io.github.reversion.benchmark.world.Placement;
import io.github.reversion.benchmark.world.Scene;
import io.github.reversion.benchmark.world.SceneRenderer;
import io.github.reversion.benchmark.world.SceneSampler;
import io.github.reversion.benchmark.world.SceneSplit;
import io.github.reversion.benchmark.world.Shape;
import io.github.reversion.benchmark.world.Style;
import io.github.reversion.image.RgbImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StrangersTest {
  private static final Entity RED_CIRCLE = new Entity(Colour.RED, Shape.CIRCLE);
  private static final Entity RED_STAR = new Entity(Colour.RED, Shape.STAR);
  private static final Entity BLUE_SQUARE = new Entity(Colour.BLUE, Shape.SQUARE);
  private static final Entity GREEN_HEART = new Entity(Colour.GREEN, Shape.HEART);
  private static final RgbImage RED_CIRCLE_ABOVE_BLUE_SQUARE =
      SceneRenderer.draw(
          new Scene(
              new EntityPair(RED_CIRCLE, BLUE_SQUARE),
              Placement.ABOVE,
              Set.of(),
              Ground.GRAY,
              Style.FLAT,
              3));

  private static Optional<Entity> seen(EntityPair asked, Entity... strangers) {
    Reading reading = Oracle.read(RED_CIRCLE_ABOVE_BLUE_SQUARE, asked);
    return Strangers.seen(RED_CIRCLE_ABOVE_BLUE_SQUARE, asked, reading, List.of(strangers));
  }

  @Test
  void anEntityNobodyAskedForIsSeen() {
    EntityPair asked = new EntityPair(GREEN_HEART, BLUE_SQUARE);
    assertEquals(Optional.of(RED_CIRCLE), seen(asked, RED_STAR, RED_CIRCLE));
  }

  @Test
  void itIsSeenInTheColourOfOneThatWasAskedFor() {
    assertEquals(Optional.of(RED_CIRCLE), seen(new EntityPair(RED_STAR, BLUE_SQUARE), RED_CIRCLE));
    assertEquals(
        Optional.of(BLUE_SQUARE),
        seen(new EntityPair(RED_CIRCLE, new Entity(Colour.BLUE, Shape.STAR)), BLUE_SQUARE));
  }

  @Test
  void whoWasAskedForIsNoStranger() {
    EntityPair asked = new EntityPair(RED_CIRCLE, BLUE_SQUARE);
    assertEquals(Optional.empty(), seen(asked, RED_CIRCLE, BLUE_SQUARE, RED_STAR, GREEN_HEART));
  }

  @Test
  void scenesAsDrawnHaveHardlyAnyStrangers() {
    List<String> wrong = new ArrayList<>();
    List<Entity> all = new ArrayList<>();
    for (Colour colour : Colour.values()) {
      all.add(new Entity(colour, Shape.HEART));
      all.add(new Entity(colour, Shape.SQUARE));
    }
    for (int i = 0; i < 100; i++) {
      Scene scene = SceneSampler.scene(SceneSplit.VALIDATION, i);
      RgbImage image = SceneRenderer.draw(scene);
      Reading reading = Oracle.read(image, scene.pair());
      Strangers.seen(image, scene.pair(), reading, all)
          .ifPresent(stranger -> wrong.add(stranger + " in " + scene));
    }
    assertEquals(List.of(), wrong);
  }
}
