package io.github.reversion.clip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.reversion.image.RgbImage;
import io.github.reversion.weights.JsonConfig;
import io.github.reversion.weights.Safetensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Against transformers with Pillow; {@code make.py} in the folder wrote what it computes. */
class ClipImageProcessorTest {
  private static final Path FOLDER = LoadedClipTest.FOLDER;
  private static final Path EXPECTED = FOLDER.resolve("expected.safetensors");

  /** Numbers go up to 510. */
  private static final float TOLERANCE = 2e-6f;

  private static void assertPrepares(JsonConfig config, String tensor) {
    ClipImageProcessor processor = ClipImageProcessor.from(config);
    List<RgbImage> pictures = LoadedClipTest.pictures();
    float[] first = processor.pixelValues(pictures.get(0));
    float[] second = processor.pixelValues(pictures.get(1));
    float[] all = new float[2 * first.length];
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    float[] expected = Safetensors.readFloats(EXPECTED, tensor);
    assertEquals(expected.length, all.length, tensor);
    for (int i = 0; i < all.length; i++) {
      assertEquals(expected[i], all[i], TOLERANCE * Math.max(1, Math.abs(all[i])), tensor);
    }
  }

  @Test
  void aFolderIsReadAsItWasWritten() {
    assertPrepares(JsonConfig.read(FOLDER.resolve("preprocessor_config.json")), "pixels");
  }

  @Test
  void everyWayThatConfigurationsHaveGivesTheNumbersOfTheReference() throws IOException {
    JsonNode ways = new ObjectMapper().readTree(FOLDER.resolve("prepared.json").toFile());
    assertEquals(4, ways.size());
    for (Map.Entry<String, JsonNode> way : ways.properties()) {
      JsonConfig config = JsonConfig.of(Path.of("preprocessor_config.json"), way.getValue());
      assertPrepares(config, "prepared." + way.getKey());
    }
  }

  @Test
  void anEmptyConfigurationIsThatOfTheFirstClip() throws IOException {
    JsonNode nothing = new ObjectMapper().readTree("{}");
    ClipImageProcessor usual = ClipImageProcessor.from(JsonConfig.of(Path.of("x"), nothing));
    assertEquals(224, usual.edge());
    assertEquals(224, usual.side());
    assertEquals(1 / 255.0, usual.scale());
    assertArrayEquals(
        new double[] {0.48145466, 0.4578275, 0.40821073},
        usual.mean().stream().mapToDouble(Double::doubleValue).toArray());
  }
}
