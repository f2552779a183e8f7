package io.github.reversion.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsPropertyTest {
  private static final String LETTERS = "abz.0_<>\"\\ \n\u00e9\u4e16\ud83d\ude00";

  private static final List<DType> TYPES = List.of(DType.values());

  @TempDir private Path folder;

  @Test
  void whatIsWrittenIsRead() {
    Random random = new Random(1);
    for (int i = 0; i < 100; i++) {
      Map<String, TensorData> tensors = tensors(random);
      Map<String, String> metadata = new LinkedHashMap<>();
      for (int j = random.nextInt(4); j > 0; j--) {
        metadata.put(name(random), name(random));
      }
      Path file = folder.resolve("any.safetensors");
      SafetensorsWriter.write(file, tensors, metadata);
      assertEquals(tensors, Safetensors.read(file));
      SafetensorsHeader header = SafetensorsHeader.read(file);
      assertEquals(metadata, header.metadata());
      for (TensorInfo info : header.tensors().values()) {
        assertEquals(0, info.offset() % info.dtype().itemSize(), info.toString());
      }
    }
  }

  @Test
  void damagedFilesAreReadOrRefusedInBoundedMemory() throws IOException {
    Random random = new Random(2);
    Path file = folder.resolve("any.safetensors");
    int refused = 0;
    byte[] sound = new byte[0];
    for (int i = 0; i < 2000; i++) {
      if (i % 50 == 0) {
        SafetensorsWriter.write(file, tensors(random), Map.of("k", "v"));
        sound = Files.readAllBytes(file);
      }
      Files.write(file, Fuzz.damage(sound, random));
      boolean[] threw = new boolean[1];
      long allocated =
          Allocation.of(
              () -> {
                try {
                  Safetensors.read(file);
                } catch (WeightsException e) {
                  threw[0] = true;
                }
              });
      refused += threw[0] ? 1 : 0;
      assertTrue(allocated < 2_000_000, "allocated " + allocated);
    }
    assertTrue(refused > 500, "refused " + refused);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{} x",
        "{}{}",
        "{",
        " {}",
        "{\"__metadata__\":[]}",
        "{\"__metadata__\":{\"a\":1}}",
        "{\"__metadata__\":{\"a\":\"1\",\"a\":\"2\"}}",
        "{\"__metadata__\":{},\"__metadata__\":{}}",
        "{\"a\":[]}",
        "{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}",
        "{\"a\":{\"dtype\":3,\"shape\":[0],\"data_offsets\":[0,0]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":0,\"data_offsets\":[0,0]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[[0]],\"data_offsets\":[0,0]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0,0]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[99999999999999999999],\"data_offsets\":[0,0]}}",
      })
  void aHeaderThatIsNotStrictIsRefused(String json) throws IOException {
    Path file = write(json);
    WeightsException e = assertThrows(WeightsException.class, () -> SafetensorsHeader.read(file));
    assertTrue(e.getMessage().contains("header.safetensors"), e.getMessage());
  }

  @Test
  void emptyTensorsAndUnknownKeysAreFine() throws IOException {
    Path file =
        write("{\"a\":{\"dtype\":\"F32\",\"shape\":[0,3],\"data_offsets\":[0,0],\"x\":[{}]}}  ");
    assertArrayEquals(new long[] {0, 3}, SafetensorsHeader.read(file).require("a").dimensions());
    assertEquals(Map.of(), SafetensorsHeader.read(write("{}")).tensors());
  }

  @Test
  void namesInMessagesAreShortAndPrintable() throws IOException {
    String name = "n".repeat(5000);
    Path file = write("{\"" + name + "\\u0007\":{}}");
    WeightsException e = assertThrows(WeightsException.class, () -> SafetensorsHeader.read(file));
    assertTrue(e.getMessage().length() < 1000, e.getMessage());
    assertEquals("'a?b'", WeightsException.quote("a\u0007b"));
  }

  private Path write(String json) throws IOException {
    byte[] text = json.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(8 + text.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(text.length).put(text);
    return Files.write(folder.resolve("header.safetensors"), bytes.array());
  }

  private static Map<String, TensorData> tensors(Random random) {
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    for (int i = random.nextInt(5); i >= 0; i--) {
      DType dtype = TYPES.get(random.nextInt(TYPES.size()));
      List<Long> shape = new ArrayList<>();
      int count = 1;
      for (int axis = random.nextInt(4); axis > 0; axis--) {
        shape.add((long) random.nextInt(5));
        count *= shape.get(shape.size() - 1).intValue();
      }
      byte[] bytes = new byte[count * dtype.itemSize()];
      random.nextBytes(bytes);
      tensors.put(name(random), TensorData.of(dtype, shape, ByteBuffer.wrap(bytes)));
    }
    return tensors;
  }

  private static String name(Random random) {
    StringBuilder name = new StringBuilder();
    int[] letters = LETTERS.codePoints().toArray();
    for (int i = random.nextInt(12); i >= 0; i--) {
      name.appendCodePoint(letters[random.nextInt(letters.length)]);
    }
    return name.toString();
  }
}
