package io.github.reversion.benchmark.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.benchmark.world.BenchmarkRelation;
import io.github.reversion.benchmark.world.Colour;
import io.github.reversion.benchmark.world.Composition;
import io.github.reversion.benchmark.world.Entity;
import io.github.reversion.benchmark.world.EntityPair;
import io.github.reversion.benchmark.world.Extra;
import io.github.reversion.benchmark.world.Ground;
import io.github.reversion.benchmark.world.Placement;
import io.github.reversion.benchmark.world.Rgb;
import io.github.reversion.benchmark.world.Scene;
import io.github.reversion.benchmark.world.SceneRenderer;
import io.github.reversion.benchmark.world.SceneSampler;
import io.github.reversion.benchmark.world.SceneSplit;
import io.github.reversion.benchmark.world.Shape;
import io.github.reversion.benchmark.world.Style;
import io.github.reversion.compute.Draws;
import io.github.reversion.compute.RandomStream;
import io.github.reversion.image.RgbImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OracleTest {
  private static final List<Ground> GROUNDS = List.of(Ground.values());
  private static final EntityPair PAIR =
      new EntityPair(new Entity(Colour.RED, Shape.CIRCLE), new Entity(Colour.BLUE, Shape.SQUARE));

  @Test
  void whatIsDrawnIsRead() {
    List<String> wrong = new ArrayList<>();
    int scenes = 600;
    for (int i = 0; i < scenes; i++) {
      Scene scene = SceneSampler.scene(SceneSplit.VALIDATION, i);
      Reading reading = Oracle.read(SceneRenderer.draw(scene), scene.pair());
      if (!reading.entities() || !reading.shows(scene.placement(), scene.extras())) {
        wrong.add(scene + " is read as: " + reading.reason());
      }
      assertEquals(Optional.of(scene.ground()), reading.ground(), scene::toString);
    }
    // The bar is 99.5 % of 20 000 scenes; these are the first 600.
    assertTrue(wrong.size() <= 3, () -> String.join("\n", wrong));
  }

  @Test
  void theStyleIsReadWhereASolidEntityShowsIt() {
    List<String> wrong = new ArrayList<>();
    int read = 0;
    for (int i = 0; i < 600; i++) {
      Scene scene = SceneSampler.scene(SceneSplit.VALIDATION, i);
      Optional<Style> style = Oracle.read(SceneRenderer.draw(scene), scene.pair()).style();
      read += style.isPresent() ? 1 : 0;
      if (style.isPresent() && style.get() != scene.style()) {
        wrong.add(scene + " is read as " + style.get());
      }
    }
    assertTrue(read > 400, "read only " + read);
    assertTrue(wrong.size() <= 3, () -> String.join("\n", wrong));
  }

  @Test
  void theReasonSaysWhatWasMeasured() {
    Scene scene = new Scene(PAIR, Placement.BELOW, Set.of(Extra.TIED), Ground.GRAY, Style.FLAT, 7);
    String reason = Oracle.read(SceneRenderer.draw(scene), PAIR).reason();
    assertTrue(reason.matches("A is below B, gap \\d+\\.\\d px, \\[tied]"), reason);
  }

  @Test
  void paintedOnIsNotInside() {
    for (int i = 0; i < 10; i++) {
      Scene scene = SceneSampler.scene(BenchmarkRelation.PAINTED_ON, SceneSplit.VALIDATION, i);
      Reading reading = Oracle.read(SceneRenderer.draw(scene), scene.pair());
      assertTrue(reading.shows(Placement.INSIDE, Set.of(Extra.FADED)), reading.reason());
      assertFalse(reading.shows(Placement.INSIDE, Set.of()));
    }
  }

  @Test
  void theOtherWayRoundIsAnotherPlacement() {
    Scene scene = new Scene(PAIR, Placement.ABOVE, Set.of(), Ground.BLACK, Style.OUTLINED, 3);
    EntityPair swapped = new EntityPair(PAIR.b(), PAIR.a());
    Reading reading = Oracle.read(SceneRenderer.draw(scene), swapped);
    assertEquals(Optional.of(Placement.BELOW), reading.placement(), reading.reason());
  }

  @Test
  void anotherColourOrShapeIsNotTheEntity() {
    Scene scene = new Scene(PAIR, Placement.BESIDE, Set.of(), Ground.WHITE, Style.FLAT, 5);
    RgbImage image = SceneRenderer.draw(scene);
    Entity green = new Entity(Colour.GREEN, Shape.CIRCLE);
    Reading colour = Oracle.read(image, new EntityPair(green, PAIR.b()));
    assertFalse(colour.a(), colour.reason());
    Entity star = new Entity(Colour.RED, Shape.STAR);
    Reading shape = Oracle.read(image, new EntityPair(star, PAIR.b()));
    assertFalse(shape.a(), shape.reason());
    assertTrue(shape.b(), shape.reason());
  }

  @Test
  void nothingMayBeThereThatNobodyAskedFor() {
    EntityPair swapped = new EntityPair(PAIR.b(), PAIR.a());
    Scene hollow =
        new Scene(swapped, Placement.ABOVE, Set.of(Extra.HOLLOW), Ground.GRAY, Style.FLAT, 4);
    Reading ring = Oracle.read(SceneRenderer.draw(hollow), PAIR);
    assertTrue(ring.entities(), ring.reason());
    assertEquals(Optional.empty(), ring.placement(), ring.reason());
    assertTrue(ring.reason().endsWith("but B is a ring round nothing"), ring.reason());

    Scene plain = new Scene(PAIR, Placement.ABOVE, Set.of(), Ground.GRAY, Style.FLAT, 4);
    RgbImage image = SceneRenderer.draw(plain);
    assertTrue(Oracle.read(image, PAIR).shows(Placement.ABOVE, Set.of()));
    Reading rope = Oracle.read(withRopeInACorner(image), PAIR);
    assertTrue(rope.entities(), rope.reason());
    assertEquals(Optional.empty(), rope.placement(), rope.reason());
    assertTrue(rope.reason().endsWith("but there is a rope that joins nothing"), rope.reason());
  }

  private static RgbImage withRopeInACorner(RgbImage image) {
    byte[] rgb = image.rgb().clone();
    Rgb colour = Composition.Rope.COLOUR;
    for (int y = 4; y < 9; y++) {
      for (int x = 4; x < 16; x++) {
        paint(rgb, y * image.width() + x, colour);
      }
    }
    return new RgbImage(image.width(), image.height(), rgb);
  }

  private static void paint(byte[] rgb, int pixel, Rgb colour) {
    rgb[3 * pixel] = (byte) (int) colour.red();
    rgb[3 * pixel + 1] = (byte) (int) colour.green();
    rgb[3 * pixel + 2] = (byte) (int) colour.blue();
  }

  @Test
  void noiseIsReadAsNothing() {
    for (int i = 0; i < 50; i++) {
      RandomStream stream = new Draws(i).stream("noise");
      byte[] rgb = new byte[3 * Composition.SIDE * Composition.SIDE];
      int range = 1 + stream.nextInt(256);
      for (int j = 0; j < rgb.length; j++) {
        rgb[j] = (byte) stream.nextInt(range);
      }
      RgbImage noise = new RgbImage(Composition.SIDE, Composition.SIDE, rgb);
      assertFalse(Oracle.read(noise, PAIR).entities());
    }
  }

  @Test
  void blotchesOfTheWorldsColoursAreReadWithoutAnError() {
    int measured = 0;
    for (int i = 0; i < 400; i++) {
      RandomStream stream = new Draws(i).stream("blotches");
      EntityPair pair = EntityPair.draw(stream);
      RgbImage image = blotches(stream, pair);
      Reading reading = Oracle.read(image, pair);
      assertEquals(reading, Oracle.read(image, pair));
      boolean fitted = reading.entities() || reading.reason().contains("looks like");
      measured += fitted ? 1 : 0;
    }
    assertTrue(measured > 100, "shapes were fitted in only " + measured);
  }

  /** Rectangles in a picture of any size. */
  private static RgbImage blotches(RandomStream stream, EntityPair pair) {
    int width = 1 + stream.nextInt(80);
    int height = 1 + stream.nextInt(80);
    byte[] rgb = new byte[3 * width * height];
    Rgb ground = GROUNDS.get(stream.nextInt(GROUNDS.size())).rgb();
    for (int pixel = 0; pixel < width * height; pixel++) {
      paint(rgb, pixel, ground);
    }
    List<Rgb> colours =
        List.of(pair.a().colour().rgb(), pair.b().colour().rgb(), Composition.Rope.COLOUR);
    for (int blotch = 0; blotch < 8; blotch++) {
      Rgb colour = colours.get(stream.nextInt(colours.size()));
      int left = stream.nextInt(width);
      int top = stream.nextInt(height);
      int right = Math.min(width, left + 1 + stream.nextInt(20));
      int bottom = Math.min(height, top + 1 + stream.nextInt(20));
      for (int y = top; y < bottom; y++) {
        for (int x = left; x < right; x++) {
          paint(rgb, y * width + x, colour);
        }
      }
    }
    return new RgbImage(width, height, rgb);
  }
}
