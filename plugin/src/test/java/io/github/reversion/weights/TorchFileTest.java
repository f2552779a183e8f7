package io.github.reversion.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TorchFileTest {
  private static final Path GOLDENS =
      Path.of("src/test/resources/goldens/textual_inversion/tiny-sd15");
  private static final float[] SIX = {1, 2, 3, 4, 5, 6};

  @TempDir private Path folder;

  @Test
  void aTransposedViewIsGatheredRowByRow() throws IOException {
    Path file = zip(Map.of("data.pkl", view(6, 1, 2, 2), "data/0", six()));
    TorchFile torch = TorchFile.read(file);
    TensorData tensor = torch.read(torch.root().tensor("t").orElseThrow());
    assertEquals(List.of(2L, 2L), tensor.shape());
    assertArrayEquals(new float[] {2, 4, 3, 5}, tensor.toFloats());
  }

  @Test
  void theOldFormatGivesTheSame() throws IOException {
    TorchFile torch = TorchFile.read(legacy(view(6, 1, 2, 2), "0", 6));
    TensorData tensor = torch.read(torch.root().tensor("t").orElseThrow());
    assertArrayEquals(new float[] {2, 4, 3, 5}, tensor.toFloats());
  }

  @Test
  void anEmptyTensorIsRead() throws IOException {
    byte[] pickle = dict(6, 6, new long[] {0, 3}, new long[] {3, 1});
    TorchFile torch = TorchFile.read(zip(Map.of("data.pkl", pickle, "data/0", six())));
    assertEquals(0, torch.read(torch.root().tensor("t").orElseThrow()).elementCount());
  }

  @Test
  void aBigEndianFileIsRefused() throws IOException {
    byte[] big = "big".getBytes(StandardCharsets.US_ASCII);
    Map<String, byte[]> entries = Map.of("data.pkl", view(6, 0, 2, 2), "data/0", six());
    Map<String, byte[]> swapped = new LinkedHashMap<>(entries);
    swapped.put("byteorder", big);
    assertRefused(zip(swapped), "little-endian");
  }

  @Test
  void aStorageThatIsMissingOrOfAnotherLengthIsRefused() throws IOException {
    assertRefused(zip(Map.of("data.pkl", view(6, 0, 2, 2))), "data/0");
    assertRefused(zip(Map.of("data.pkl", view(7, 0, 2, 2), "data/0", six())), "data/0");
    assertRefused(legacy(view(6, 0, 2, 2), "1", 6), "'1'");
    assertRefused(legacy(view(6, 0, 2, 2), "0", 5), "'0'");
    assertRefused(legacy(view(7, 0, 2, 2), "0", 7), "'0'");
  }

  @Test
  void aZipBombIsRefusedInBoundedMemory() throws IOException {
    int count = 4_000_000;
    byte[] zeros = new byte[count * Float.BYTES];
    Path file = zip(Map.of("data.pkl", view(count, 0, 2000, 2000), "data/0", zeros));
    assertTrue(Files.size(file) < 100_000);
    assertTrue(Allocation.of(() -> assertRefused(file, "far more than its size")) < 1_000_000);
    Path pickle = zip(Map.of("data.pkl", zeros));
    assertTrue(Allocation.of(() -> assertRefused(pickle, "far more than its size")) < 1_000_000);
  }

  @Test
  void manyViewsOfOneStorageCostNothingUntilRead() throws IOException {
    int count = 100_000;
    Pickle pickle = Pickle.start().op("}");
    for (int i = 0; i < 1000; i++) {
      pickle.text("t" + i);
      pickle.tensor("FloatStorage", "0", count, 0, new long[] {count}, new long[] {1}).op("s");
    }
    byte[] numbers = new byte[count * Float.BYTES];
    new Random(1).nextBytes(numbers);
    Path file = zip(Map.of("data.pkl", pickle.op(".").bytes(), "data/0", numbers));
    assertTrue(Allocation.of(() -> TorchFile.read(file)) < 20_000_000);
  }

  @Test
  void whatIsNoTorchFileIsRefused() throws IOException {
    Path file = folder.resolve("any.bin");
    assertRefused(file, "does not exist");
    for (String text : List.of("", "P", "hello", "PK\3\4")) {
      Files.writeString(file, text);
      assertRefused(file, "any.bin");
    }
    Files.write(file, Pickle.start().op("}.").bytes());
    assertRefused(file, "not one that torch wrote");
    assertRefused(zip(Map.of("else.txt", six())), "none of torch");
    assertRefused(zip(Map.of("data.pkl", Pickle.start().op("].").bytes())), "dictionary");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "learned_embeds.bin",
        "learned_embeds_legacy.bin",
        "webui.pt",
        "view_of_a_table_legacy.bin"
      })
  void damagedFilesAreReadOrRefusedInBoundedMemory(String name) throws IOException {
    byte[] sound = Files.readAllBytes(GOLDENS.resolve(name));
    Path file = folder.resolve("any.bin");
    Random random = new Random(3);
    int refused = 0;
    for (int i = 0; i < 1000; i++) {
      Files.write(file, Fuzz.damage(sound, random));
      boolean[] threw = new boolean[1];
      long allocated = Allocation.of(() -> threw[0] = !isReadable(file));
      refused += threw[0] ? 1 : 0;
      assertTrue(allocated < 2_000_000, "allocated " + allocated);
    }
    assertTrue(refused > 200, "refused " + refused);
  }

  private static boolean isReadable(Path file) {
    try {
      TorchFile torch = TorchFile.read(file);
      for (String key : torch.root().keys()) {
        torch.root().tensor(key).ifPresent(torch::read);
      }
      return true;
    } catch (WeightsException e) {
      assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
      return false;
    }
  }

  private static void assertRefused(Path file, String named) {
    WeightsException e = assertThrows(WeightsException.class, () -> TorchFile.read(file));
    assertTrue(e.getMessage().contains(named), e.getMessage());
    assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
  }

  /** A dictionary with one tensor, transposed: strides (1, rows). */
  private static byte[] view(long count, long offset, long rows, long columns) {
    return dict(count, offset, new long[] {rows, columns}, new long[] {1, rows});
  }

  private static byte[] dict(long count, long offset, long[] shape, long[] strides) {
    return Pickle.start()
        .op("}")
        .text("t")
        .tensor("FloatStorage", "0", count, offset, shape, strides)
        .op("s.")
        .bytes();
  }

  private static byte[] six() {
    return new Pickle().floats(SIX).bytes();
  }

  private Path zip(Map<String, byte[]> entries) throws IOException {
    Path file = folder.resolve("zip.bin");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry("archive/" + entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return file;
  }

  /** The old format with one storage of six numbers that is listed under this key and count. */
  private Path legacy(byte[] pickle, String key, long count) throws IOException {
    Path file = folder.resolve("legacy.bin");
    try (OutputStream out = Files.newOutputStream(file)) {
      Pickle magic = Pickle.start().raw(0x8a, 10).little(8, 0xa86a20f9469cfc6cL).little(2, 0x1950);
      out.write(magic.op(".").bytes());
      out.write(Pickle.start().op("M").little(2, 1001).op(".").bytes());
      out.write(Pickle.start().op("}.").bytes());
      out.write(pickle);
      out.write(Pickle.start().op("]").text(key).op("a.").bytes());
      out.write(new Pickle().little(8, count).floats(SIX).bytes());
    }
    return file;
  }
}
