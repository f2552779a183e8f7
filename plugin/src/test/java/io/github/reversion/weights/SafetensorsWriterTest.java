package io.github.reversion.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsWriterTest {
  @TempDir private Path folder;

  @Test
  void widerTypesComeFirstAndElseTheOrderStays() {
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    tensors.put("z", TensorData.ofFloats(new float[] {1}));
    tensors.put("y", TensorData.ofDoubles(new double[] {1}));
    tensors.put("a", TensorData.ofFloats(new float[] {2}));
    Path file = folder.resolve("a.safetensors");
    SafetensorsWriter.write(file, tensors, Map.of());
    assertEquals(
        List.of("y", "z", "a"), List.copyOf(SafetensorsHeader.read(file).tensors().keySet()));
    assertEquals(Map.of(), SafetensorsHeader.read(file).metadata());
  }

  @Test
  void theSameContentGivesTheSameBytes() throws IOException {
    Map<String, TensorData> tensors = Map.of("<R>", TensorData.ofFloats(new float[] {1, 2}, 1, 2));
    Path one = folder.resolve("one.safetensors");
    Path two = folder.resolve("two.safetensors");
    SafetensorsWriter.write(one, tensors, Map.of("a", "b"));
    SafetensorsWriter.write(two, tensors, Map.of("a", "b"));
    assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(two));
  }

  @Test
  void theReservedNameIsRefused() {
    Map<String, TensorData> tensors = Map.of("__metadata__", TensorData.ofInts(new int[] {1}));
    Path file = folder.resolve("a.safetensors");
    assertThrows(
        IllegalArgumentException.class, () -> SafetensorsWriter.write(file, tensors, Map.of()));
  }

  @Test
  void integersAreNotReadAsFloats() {
    Path file = folder.resolve("a.safetensors");
    SafetensorsWriter.write(file, Map.of("i", TensorData.ofInts(new int[] {1})), Map.of());
    assertThrows(WeightsException.class, () -> Safetensors.readFloats(file, "i"));
  }
}
