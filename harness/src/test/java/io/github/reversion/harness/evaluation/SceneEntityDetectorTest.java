package io.github.reversion.harness.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.reversion.benchmark.world.Colour;
import io.github.reversion.benchmark.world.Ground;
import io.github.reversion.benchmark.world.Rgb;
import io.github.reversion.exemplar.EntityDetector;
import io.github.reversion.exemplar.Exemplar;
import io.github.reversion.exemplar.ExemplarFolder;
import io.github.reversion.image.RgbImage;
import io.github.reversion.store.ModelStore;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SceneEntityDetectorTest {
  private final EntityDetector detector = EntityDetector.installed().orElseThrow();

  @Test
  void twoEntitiesAreCountedInTheEmbeddedExamples() {
    ModelStore store = ModelStore.ofUser();
    List<String> wrong = new ArrayList<>();
    for (String name : store.exampleNames()) {
      for (Exemplar exemplar :
          ExemplarFolder.read(store.exemplars(ModelStore.EXAMPLE + name)).list()) {
        int count = detector.count(exemplar.image());
        if (count != 2) {
          wrong.add("%d in %s/%s".formatted(count, name, exemplar.name()));
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void oneEntityIsCountedOnEveryGround() {
    List<String> wrong = new ArrayList<>();
    for (Ground ground : Ground.values()) {
      for (Colour colour : Colour.values()) {
        BufferedImage drawn = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = drawn.createGraphics();
        // Its edge is blurred into the ground.
        graphics.setRenderingHint(
            RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(color(ground.rgb()));
        graphics.fillRect(0, 0, 64, 64);
        graphics.setColor(color(colour.rgb()));
        graphics.fillOval(14, 15, 30, 31);
        graphics.dispose();
        int count = detector.count(RgbImage.of(drawn));
        if (count != 1) {
          wrong.add("%d in %s on %s".formatted(count, colour, ground));
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  private static Color color(Rgb rgb) {
    return new Color((int) rgb.red(), (int) rgb.green(), (int) rgb.blue());
  }

  @Test
  void nothingIsCountedInAPictureThatIsNoScene() {
    byte[] noise = new byte[3 * 64 * 64];
    new Random(1).nextBytes(noise);
    assertEquals(0, detector.count(new RgbImage(64, 64, noise)));
  }
}
