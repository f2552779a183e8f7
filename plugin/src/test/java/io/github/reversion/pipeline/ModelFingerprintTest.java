package io.github.reversion.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.weights.WeightsException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ModelFingerprintTest {
  @TempDir Path temp;
  private Path model;
  private Path weights;

  @BeforeEach
  void writeAModel() throws IOException {
    model = Files.createDirectories(temp.resolve("model"));
    Files.createDirectory(model.resolve("unet"));
    Files.writeString(model.resolve("model_index.json"), "{}");
    weights = Files.writeString(model.resolve("unet/w.safetensors"), "some weights");
  }

  @Test
  void ofSmallFilesItIsTheHashThatWasWrittenIntoRunsBefore() {
    assertEquals(
        "10ee8e7f8a72bc662fb78bcc8dbc215175a302e554b2399e1e9d21a747e0b213",
        ModelFingerprint.of(model));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkToAModelHasTheFingerprintOfTheModel() throws IOException {
    Path link = Files.createSymbolicLink(temp.resolve("link"), model);
    assertEquals(ModelFingerprint.of(model), ModelFingerprint.of(link));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aModelOfLinkedPartsAndFilesHasTheFingerprintOfTheModel() throws IOException {
    Path linked = Files.createDirectory(temp.resolve("linked"));
    Files.createSymbolicLink(linked.resolve("unet"), model.resolve("unet"));
    Files.createSymbolicLink(linked.resolve("model_index.json"), model.resolve("model_index.json"));
    assertEquals(ModelFingerprint.of(model), ModelFingerprint.of(linked));
  }

  @Test
  void aFolderWithoutAModelIsRefused() throws IOException {
    Path empty = Files.createDirectory(temp.resolve("empty"));
    Files.writeString(empty.resolve("README.md"), "nothing here");
    String message =
        assertThrows(WeightsException.class, () -> ModelFingerprint.of(empty)).getMessage();
    assertTrue(message.startsWith(empty + ": holds no files of a model"), message);
    assertThrows(WeightsException.class, () -> ModelFingerprint.of(temp.resolve("none")));
  }

  @Test
  void aChangedLayerOfALargeFileShows() throws IOException {
    long size = (96L << 20) + 5;
    Set<String> seen = new HashSet<>();
    try (RandomAccessFile file = new RandomAccessFile(weights.toFile(), "rw")) {
      file.setLength(size);
      seen.add(ModelFingerprint.of(model));
      // A layer of 1 MiB, at the begin, in the middle and at the end of the file.
      for (long at : new long[] {0, 33L << 20, size - (1 << 20)}) {
        byte[] layer = new byte[1 << 20];
        Arrays.fill(layer, (byte) 1);
        file.seek(at);
        file.write(layer);
        assertTrue(seen.add(ModelFingerprint.of(model)), "a change at " + at + " does not show");
      }
      file.setLength(size + 1);
      assertTrue(seen.add(ModelFingerprint.of(model)), "another length does not show");
    }
  }
}
