package io.github.reversion.compute;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import io.github.reversion.weights.SafetensorsWriter;
import io.github.reversion.weights.TensorData;
import io.github.reversion.weights.WeightFiles;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MappedWeightsTest {
  private static final int TENSORS = 20;
  private static final long EACH = 8L << 20;
  private static final Path STATUS = Path.of("/proc/self/status");

  @TempDir Path folder;

  @Test
  void weightsThatAreNotUsedCostNoMemory() throws IOException {
    assumeTrue(Files.isReadable(STATUS), "resident memory is read from /proc");
    writeZeros();
    long size = TENSORS * EACH * Float.BYTES / 1024;
    try (Ops ops = new Ops()) {
      System.gc();
      long before = kilobytes("VmRSS");
      long mappedBefore = kilobytes("RssFile");
      long start = System.nanoTime();
      try (MappedWeights weights = open(ops, Precision.FP32)) {
        List<NDArray> all = new ArrayList<>();
        for (int i = 0; i < TENSORS; i++) {
          all.add(weights.get("t" + i, EACH));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        assertTrue(seconds < 1, TENSORS + " weights took " + seconds + " s");
        long unused = kilobytes("VmRSS") - before;
        assertTrue(unused < size / 10, unused + " of " + size + " KiB are resident");
        assertEquals(0, all.get(7).sum().getFloat());
        long used = kilobytes("RssFile") - mappedBefore;
        assertEquals(1, 1.0 * TENSORS * used / size, 0.1, "weights that became resident by use");
      }
    }
  }

  /** A file with a hole for 20 weights of 32 MiB. */
  private void writeZeros() throws IOException {
    StringBuilder header = new StringBuilder("{");
    for (int i = 0; i < TENSORS; i++) {
      header.append(
          "%s\"t%d\":{\"dtype\":\"F32\",\"shape\":[%d],\"data_offsets\":[%d,%d]}"
              .formatted(i == 0 ? "" : ",", i, EACH, i * 4L * EACH, (i + 1) * 4L * EACH));
    }
    byte[] json = header.append('}').toString().getBytes(StandardCharsets.UTF_8);
    int padded = (json.length + 7) / 8 * 8;
    Path file = folder.resolve("diffusion_pytorch_model.safetensors");
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      out.write(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(padded).array());
      out.write(json);
      out.write(" ".repeat(padded - json.length).getBytes(StandardCharsets.UTF_8));
      out.setLength(8 + padded + 4 * TENSORS * EACH);
    }
  }

  private static long kilobytes(String kind) throws IOException {
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith(kind + ":"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void writingIntoAWeightLeavesTheFileAsItIs() throws IOException {
    Path file = folder.resolve("diffusion_pytorch_model.safetensors");
    SafetensorsWriter.write(
        file, Map.of("w", TensorData.ofFloats(new float[] {1, 2, 3})), Map.of());
    byte[] before = Files.readAllBytes(file);
    try (Ops ops = new Ops();
        MappedWeights weights = open(ops, Precision.FP32)) {
      NDArray weight = weights.get("w", 3);
      weight.addi(1);
      assertArrayEquals(new float[] {2, 3, 4}, weight.toFloatArray());
    }
    assertArrayEquals(before, Files.readAllBytes(file));
  }

  @Test
  void weightsOutliveTheScopeTheyWereAskedForIn() throws IOException {
    Path file = folder.resolve("diffusion_pytorch_model.safetensors");
    SafetensorsWriter.write(
        file, Map.of("w", TensorData.ofFloats(new float[] {1, 2, 3})), Map.of());
    try (Ops ops = new Ops();
        MappedWeights weights = open(ops, Precision.BF16)) {
      NDArray weight;
      NDArray again;
      try (NDScope scope = new NDScope()) {
        weight = weights.get("w", 3);
      }
      try (NDScope scope = new NDScope()) {
        again = weights.get("w", 3);
      }
      assertArrayEquals(
          ops.cast(weight, Precision.FP32).toFloatArray(),
          ops.cast(again, Precision.FP32).toFloatArray());
    }
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void aWeightIsOneArrayAlsoIfItHadToBeConverted(Precision precision) {
    Path file = folder.resolve("diffusion_pytorch_model.safetensors");
    TensorData numbers = TensorData.ofFloats(new float[] {1, 2, 3});
    SafetensorsWriter.write(file, Map.of("a", numbers, "b", numbers), Map.of());
    try (Ops ops = new Ops();
        MappedWeights weights = open(ops, precision)) {
      NDArray first = weights.get("a", 3);
      int before = Torch.liveArrays();
      NDArray second = weights.get("b", 3);
      assertEquals(before + 1, Torch.liveArrays());
      for (NDArray weight : List.of(first, second)) {
        assertArrayEquals(new float[] {1, 2, 3}, ops.cast(weight, Precision.FP32).toFloatArray());
      }
    }
  }

  private MappedWeights open(Ops ops, Precision precision) {
    return new MappedWeights(
        WeightFiles.find(folder, WeightFiles.DIFFUSERS), ops, precision, ComputeDevice.cpu());
  }
}
