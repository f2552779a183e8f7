package io.github.reversion.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir private Path folder;

  @Test
  void aFileIsCreatedAndReplaced() throws IOException {
    Path file = folder.resolve("a.txt");
    AtomicFile.writeText(file, "first");
    AtomicFile.writeText(file, "second");
    assertEquals("second", Files.readString(file));
    assertEquals(List.of(file), listing());
  }

  @Test
  void aTextIsWrittenInUtf8() throws IOException {
    Path file = folder.resolve("a.txt");
    AtomicFile.writeText(file, "\u00fc");
    assertArrayEquals(new byte[] {(byte) 0xC3, (byte) 0xBC}, Files.readAllBytes(file));
  }

  @Test
  void theFormerContentSurvivesAFailure() throws IOException {
    Path file = folder.resolve("a.txt");
    AtomicFile.writeText(file, "former");
    WeightsException e =
        assertThrows(
            WeightsException.class,
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write(new byte[100_000]);
                      throw new IOException("No space left on device");
                    }));
    assertTrue(e.getMessage().contains("a.txt"), e.getMessage());
    assertTrue(e.getMessage().contains("No space left"), e.getMessage());
    assertThrows(
        IllegalStateException.class,
        () ->
            AtomicFile.write(
                file,
                out -> {
                  throw new IllegalStateException("a defect");
                }));
    assertEquals("former", Files.readString(file));
    assertEquals(List.of(file), listing());
  }

  @Test
  void aFullDiskIsNamed() throws IOException {
    Path full = Path.of("/dev/full");
    assumeFalse(Files.notExists(full), "needs Linux");
    WeightsException e =
        assertThrows(
            WeightsException.class,
            () ->
                AtomicFile.write(
                    folder.resolve("a.txt"),
                    out -> {
                      try (var device = Files.newOutputStream(full)) {
                        device.write(1);
                      }
                    }));
    assertTrue(e.getMessage().contains("a.txt"), e.getMessage());
    assertEquals(List.of(), listing());
  }

  @Test
  void aPlaceThatCannotHoldAFileIsRefusedBeforehand() throws IOException {
    Path file = folder.resolve("a.txt");
    AtomicFile.writeText(file, "text");
    for (Path place :
        List.of(file.resolve("b.txt"), folder.resolve("none").resolve("b.txt"), folder)) {
      WeightsException e =
          assertThrows(WeightsException.class, () -> AtomicFile.requireWritable(place));
      assertTrue(e.getMessage().contains(place.toString()), e.getMessage());
      assertThrows(WeightsException.class, () -> AtomicFile.writeText(place, "x"));
    }
    assertEquals(List.of(file), listing());
  }

  @Test
  void aReadOnlyFolderIsRefused() throws IOException {
    Path locked = Files.createDirectory(folder.resolve("locked"));
    assumeFalse(!locked.toFile().setWritable(false), "folders cannot be locked here");
    assumeFalse(Files.isWritable(locked), "this user may write everywhere");
    WeightsException e =
        assertThrows(
            WeightsException.class, () -> AtomicFile.writeText(locked.resolve("a.txt"), "x"));
    assertTrue(e.getMessage().contains("permission"), e.getMessage());
  }

  private List<Path> listing() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
