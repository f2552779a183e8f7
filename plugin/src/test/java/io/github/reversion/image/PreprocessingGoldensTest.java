package io.github.reversion.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.reversion.weights.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Pixels against Pillow: bytes exactly, numbers within 1e-6 (found: no difference). */
class PreprocessingGoldensTest {
  private static final Path GOLDENS = Path.of("src/test/resources/goldens");
  private static final float TOLERANCE = 1e-6f;
  private static final int STRIDE = 16;

  @Test
  void givesThePixelsOfTheReference() throws IOException {
    JsonNode golden =
        new ObjectMapper().readTree(GOLDENS.resolve("images/preprocessing.json").toFile());
    Tensors tensors = Tensors.read(GOLDENS.resolve("images/preprocessing.safetensors"));
    int compared = 0;
    for (JsonNode testCase : golden.get("cases")) {
      String name = testCase.get("case").textValue();
      int size = testCase.get("size").intValue();
      Preprocessing preprocessing =
          new Preprocessing(size, testCase.get("center_crop").booleanValue());
      RgbImage image = ImageFiles.read(GOLDENS.resolve(testCase.get("file").textValue()));
      byte[] rgb = preprocessing.resize(image).rgb();
      assertEquals(testCase.get("rgb_uint8_hwc_sha256").textValue(), Sha256.of(rgb), name);
      float[] values = preprocessing.pixelValues(image);
      compared += compareBytes(name, tensors.find(name + "/out.rgb"), rgb);
      compared += compareFloats(name, tensors.find(name + "/out.pixel_values"), values);
      String every16th = "_every_16th";
      compared +=
          compareBytes(name, tensors.find(name + "/out.rgb" + every16th), thinned(rgb, size));
      compared +=
          compareFloats(
              name, tensors.find(name + "/out.pixel_values" + every16th), thinned(values, size));
    }
    assertEquals(27, golden.get("cases").size());
    assertEquals(
        tensors.header().size() - (tensors.header().has("__metadata__") ? 1 : 0), compared);
  }

  private static int compareBytes(String name, ByteBuffer expected, byte[] actual) {
    if (expected == null) {
      return 0;
    }
    byte[] bytes = new byte[expected.remaining()];
    expected.get(bytes);
    assertArrayEquals(bytes, actual, name);
    return 1;
  }

  private static int compareFloats(String name, ByteBuffer expected, float[] actual) {
    if (expected == null) {
      return 0;
    }
    float[] floats = new float[expected.remaining() / Float.BYTES];
    expected.asFloatBuffer().get(floats);
    assertArrayEquals(floats, actual, TOLERANCE, name);
    return 1;
  }

  private static byte[] thinned(byte[] rgb, int size) {
    int n = size / STRIDE;
    byte[] result = new byte[3 * n * n];
    for (int i = 0; i < result.length; i++) {
      int x = i / 3 % n * STRIDE;
      int y = i / 3 / n * STRIDE;
      result[i] = rgb[3 * (y * size + x) + i % 3];
    }
    return result;
  }

  private static float[] thinned(float[] values, int size) {
    int n = size / STRIDE;
    float[] result = new float[3 * n * n];
    for (int i = 0; i < result.length; i++) {
      int c = i / (n * n);
      result[i] = values[(c * size + i / n % n * STRIDE) * size + i % n * STRIDE];
    }
    return result;
  }

  private record Tensors(JsonNode header, ByteBuffer data) {
    static Tensors read(Path file) throws IOException {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
      int length = (int) bytes.getLong();
      assertTrue(length < bytes.remaining());
      JsonNode header = new ObjectMapper().readTree(bytes.array(), Long.BYTES, length);
      int start = Long.BYTES + length;
      return new Tensors(
          header, bytes.slice(start, bytes.capacity() - start).order(ByteOrder.LITTLE_ENDIAN));
    }

    ByteBuffer find(String name) {
      JsonNode offsets = header.path(name).path("data_offsets");
      if (offsets.isMissingNode()) {
        return null;
      }
      int from = offsets.get(0).intValue();
      return data.slice(from, offsets.get(1).intValue() - from).order(ByteOrder.LITTLE_ENDIAN);
    }
  }
}
