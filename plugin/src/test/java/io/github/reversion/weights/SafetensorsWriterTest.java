package io.github.reversion.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
  void tensorsOfOtherFilesAreCopiedInStretchesUnderNewNames() {
    float[] numbers = new float[3 << 20];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i;
    }
    Path source = folder.resolve("source.safetensors");
    SafetensorsWriter.write(source, Map.of("both", TensorData.ofFloats(numbers)), Map.of());
    TensorInfo both = SafetensorsHeader.read(source).require("both");
    long half = both.byteCount() / 2;
    List<StoredTensor> tensors =
        List.of(
            stored(source, "second", both.offset() + half, half),
            stored(source, "first", both.offset(), half));
    List<Long> told = new ArrayList<>();
    Path file = folder.resolve("copy.safetensors");
    SafetensorsWriter.copy(file, tensors, Map.of(), (what, done, total) -> told.add(done));

    assertEquals(
        List.of("second", "first"), List.copyOf(SafetensorsHeader.read(file).tensors().keySet()));
    assertEquals(3 << 19, (int) Safetensors.readFloats(file, "second")[0]);
    assertEquals((3 << 19) - 1, (int) Safetensors.readFloats(file, "first")[(3 << 19) - 1]);
    assertEquals(List.of(4L << 20, 6L << 20, 10L << 20, 12L << 20), told);
  }

  private static StoredTensor stored(Path file, String name, long offset, long bytes) {
    List<Long> shape = List.of(bytes / Float.BYTES);
    return new StoredTensor(file, new TensorInfo(name, DType.F32, shape, offset, bytes));
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
