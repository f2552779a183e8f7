package io.github.reversion.benchmark.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.image.RgbImage;
import io.github.reversion.weights.Sha256;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SceneRendererTest {
  private static final EntityPair PAIR =
      new EntityPair(new Entity(Colour.RED, Shape.TRIANGLE), new Entity(Colour.CYAN, Shape.CIRCLE));

  private static Scene scene(Placement placement, Set<Extra> extras) {
    return new Scene(PAIR, placement, extras, Ground.GRAY, Style.FLAT, 4);
  }

  private static int pixels(Scene scene, Rgb colour) {
    RgbImage image = SceneRenderer.draw(scene);
    int count = 0;
    for (int i = 0; i < image.rgb().length; i += 3) {
      Rgb seen =
          new Rgb(image.rgb()[i] & 0xff, image.rgb()[i + 1] & 0xff, image.rgb()[i + 2] & 0xff);
      count += seen.distance(colour) < 3 ? 1 : 0;
    }
    return count;
  }

  /** Changes only where the world is changed on purpose: then every model is to be trained anew. */
  @Test
  void theSameScenesAreTheSameBytesEverywhere() {
    Sha256 hash = new Sha256();
    for (SceneSplit split : SceneSplit.values()) {
      for (int i = 0; i < 100; i++) {
        hash.add(SceneRenderer.draw(SceneSampler.scene(split, i)).rgb());
      }
    }
    assertEquals("e25700e44647b9751925c53e5e071a1d9fff3ba9a020ac9cba4491cb9fcf8523", hash.hex());
  }

  @ParameterizedTest
  @EnumSource
  void bothEntitiesAreSeenInEveryPlacement(Placement placement) {
    Scene scene = scene(placement, Set.of());
    assertTrue(pixels(scene, Colour.RED.rgb()) > 60);
    assertTrue(pixels(scene, Colour.CYAN.rgb()) > 60);
    assertTrue(pixels(scene, Ground.GRAY.rgb()) > 800);
    assertEquals(0, pixels(scene, Composition.Rope.COLOUR));
  }

  @Test
  void aRopeIsSeen() {
    for (Placement apart :
        List.of(Placement.ABOVE, Placement.BELOW, Placement.BESIDE, Placement.OPPOSITE)) {
      assertTrue(pixels(scene(apart, Set.of(Extra.TIED)), Composition.Rope.COLOUR) > 15);
    }
  }

  @Test
  void aFadedOrHollowEntityShowsWhatIsBehindOrWithin() {
    Rgb faded = Colour.RED.rgb().over(Ground.GRAY.rgb(), Figure.FADED_OPACITY);
    Scene scene = scene(Placement.ABOVE, Set.of(Extra.FADED));
    assertTrue(pixels(scene, faded) > 60);
    assertEquals(0, pixels(scene, Colour.RED.rgb()));
    Scene plain = scene(Placement.INSIDE, Set.of());
    Scene carved = scene(Placement.INSIDE, Set.of(Extra.HOLLOW));
    assertTrue(pixels(carved, Ground.GRAY.rgb()) > pixels(plain, Ground.GRAY.rgb()) + 10);
  }

  @Test
  void whatIsInFrontHidesWhatIsBehind() {
    assertTrue(
        pixels(scene(Placement.OVER, Set.of()), Colour.RED.rgb())
            > pixels(scene(Placement.BEHIND, Set.of()), Colour.RED.rgb()));
  }

  @Test
  void whatAPictureCannotShowIsRefusedWithAReason() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> scene(Placement.INSIDE, Set.of(Extra.TIED)));
    assertEquals("inside cannot show all of [tied]", e.getMessage());
    EntityPair round = new EntityPair(PAIR.b(), PAIR.a());
    assertEquals(
        "a circle does not show that it leans",
        SceneRules.objection(round, Placement.ON, Set.of(Extra.LEANING), Ground.GRAY)
            .orElseThrow());
    EntityPair pink = new EntityPair(new Entity(Colour.PINK, Shape.STAR), PAIR.b());
    assertEquals(
        "pink star, faded, before gray, looks like another colour",
        SceneRules.objection(pink, Placement.ON, Set.of(Extra.FADED), Ground.GRAY).orElseThrow());
  }
}
