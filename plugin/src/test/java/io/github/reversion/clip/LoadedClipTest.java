package io.github.reversion.clip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.UserException;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.Torch;
import io.github.reversion.image.ImageFiles;
import io.github.reversion.image.RgbImage;
import io.github.reversion.weights.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A whole tiny folder; {@code make.py} in it wrote what transformers computes. */
class LoadedClipTest {
  static final Path FOLDER = Path.of("src/test/resources/io/github/reversion/clip/tiny-clip-gelu");
  private static final Path EXPECTED = FOLDER.resolve("expected.safetensors");
  private static final float TOLERANCE = 2e-6f;

  /** What a batch may change in a feature, which has the length 1. */
  private static final float ROUNDING = 1e-6f;

  @TempDir private Path temp;

  static List<RgbImage> pictures() {
    return Stream.of("broad.png", "tall.png").map(FOLDER::resolve).map(ImageFiles::read).toList();
  }

  private static float[] joined(List<float[]> rows) {
    float[] all = new float[rows.size() * rows.get(0).length];
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i), 0, all, i * rows.get(i).length, rows.get(i).length);
    }
    return all;
  }

  @Test
  void picturesAndTextsBecomeTheFeaturesThatTransformersGives() {
    try (LoadedClip clip = LoadedClip.open(FOLDER, ComputeDevice.cpu())) {
      assertArrayEquals(
          Safetensors.readFloats(EXPECTED, "image_embeds"),
          joined(clip.images(pictures())),
          TOLERANCE);
      assertArrayEquals(
          Safetensors.readFloats(EXPECTED, "text_embeds"),
          joined(clip.texts(List.of("cat on", "a dog", "redfox"))),
          TOLERANCE);
    }
  }

  @Test
  void featuresDoNotDependOnTheBatchOrOnWhoAsksBesides() throws InterruptedException {
    try (LoadedClip clip = LoadedClip.open(FOLDER, ComputeDevice.cpu())) {
      List<RgbImage> many =
          Collections.nCopies(9, pictures()).stream().flatMap(List::stream).toList();
      float[] alone = clip.images(many.subList(0, 1)).get(0);
      List<float[]> together = clip.images(many);
      assertEquals(18, together.size());
      for (int i = 0; i < together.size(); i += 2) {
        assertArrayEquals(alone, together.get(i), ROUNDING);
      }
      List<float[]> found = Collections.synchronizedList(new ArrayList<>());
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        threads.add(new Thread(() -> found.add(joined(clip.images(many)))));
      }
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
      assertEquals(4, found.size());
      found.forEach(all -> assertArrayEquals(joined(together), all, ROUNDING));
    }
  }

  @Test
  void nothingIsLeftInMemory() {
    int before = Torch.liveArrays();
    try (LoadedClip clip = LoadedClip.open(FOLDER, ComputeDevice.cpu())) {
      clip.images(pictures());
      clip.texts(List.of("cat")); // operators and small numbers are made once
      int once = Torch.liveArrays();
      clip.images(pictures());
      clip.texts(List.of("cat"));
      assertEquals(once, Torch.liveArrays());
    }
    assertEquals(before, Torch.liveArrays());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "config.json | \"image_size\": 16 | \"image_size\": 24 | image_size is 24",
        "config.json | \"vocab_size\": 54 | \"vocab_size\": 50 | vocab_size is 50",
        "config.json | \"projection_dim\": 14 | \"projection_dim\": 13 | tensor 'text_projection",
        "tokenizer_config.json | 9 | 10 | model_max_length 10",
        "preprocessor_config.json | \"resample\": 3 | \"resample\": 2 | resample is 2",
        "preprocessor_config.json | \"shortest_edge\": 20 | \"shortest_edge\": 12 | crop_size is",
        "preprocessor_config.json | \"do_resize\": true | \"do_resize\": false | do_resize is false",
        "preprocessor_config.json | \"width\": 16 | \"width\": 15 | crop_size is",
        "preprocessor_config.json | 0.26862954, | 0, | image_std is",
        "preprocessor_config.json | 0.26862954, | ^^ | image_std is",
      })
  void whatDoesNotFitTogetherIsRefusedByFileAndKey(String name, String was, String is, String told)
      throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.toList()) {
        Files.copy(file, temp.resolve(file.getFileName()));
      }
    }
    Path file = temp.resolve(name);
    String text = Files.readString(file);
    assertTrue(text.contains(was), text);
    Files.writeString(file, text.replaceFirst(was, is));
    assertRefused(temp, told);
  }

  @Test
  void aFolderThatIsMissingOrLacksAFileIsRefused() {
    assertRefused(temp.resolve("none"), temp.resolve("none") + ": is no folder");
    assertRefused(temp, "config.json: is missing");
    assertRefused(FOLDER.resolveSibling("tiny-clip"), "preprocessor_config.json: is missing");
  }

  private static void assertRefused(Path folder, String told) {
    int before = Torch.liveArrays();
    UserException refused =
        assertThrows(
            UserException.class, () -> LoadedClip.open(folder, ComputeDevice.cpu()).close());
    assertTrue(refused.getMessage().contains(told), refused.getMessage());
    assertEquals(before, Torch.liveArrays());
  }
}
