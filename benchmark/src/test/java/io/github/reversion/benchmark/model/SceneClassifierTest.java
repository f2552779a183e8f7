package io.github.reversion.benchmark.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.UserException;
import io.github.reversion.benchmark.world.EntityPair;
import io.github.reversion.benchmark.world.Scene;
import io.github.reversion.benchmark.world.SceneRenderer;
import io.github.reversion.benchmark.world.SceneSampler;
import io.github.reversion.benchmark.world.SceneSplit;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.Torch;
import io.github.reversion.image.BicubicResize;
import io.github.reversion.image.RgbImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A classifier after one step says anything, but it can be opened and asked. */
class SceneClassifierTest {
  private static final ComputeDevice CPU = ComputeDevice.cpu();

  @TempDir private static Path training;
  @TempDir private Path temp;

  @BeforeAll
  static void train() {
    ModelTrainingTest.training(new ModelPart.Classifier(), training, 1)
        .run(InstantSource.system(), record -> {}, () -> false);
  }

  private static Path folder() {
    return training.resolve("model").resolve("classifier");
  }

  @Test
  void manyPicturesAtOnceAreReadAsEachAlone() {
    List<Scene> scenes =
        IntStream.range(0, 20).mapToObj(i -> SceneSampler.scene(SceneSplit.VALIDATION, i)).toList();
    List<RgbImage> images = scenes.stream().map(SceneRenderer::draw).toList();
    List<EntityPair> pairs = scenes.stream().map(Scene::pair).toList();
    int before = Torch.liveArrays();
    try (SceneClassifier classifier = SceneClassifier.open(folder(), CPU)) {
      List<ClassifierReading> together = classifier.read(images, pairs);
      assertEquals(20, together.size());
      int once = Torch.liveArrays();
      for (int i = 0; i < 20; i++) {
        List<ClassifierReading> alone =
            classifier.read(images.subList(i, i + 1), pairs.subList(i, i + 1));
        assertEquals(together.subList(i, i + 1), alone);
      }
      assertEquals(once, Torch.liveArrays());
    }
    assertEquals(before, Torch.liveArrays());
  }

  @Test
  void aPictureOfAnotherSizeIsSqueezed() {
    Scene scene = SceneSampler.scene(SceneSplit.VALIDATION, 0);
    RgbImage large = BicubicResize.resize(SceneRenderer.draw(scene), 128, 96);
    RgbImage small = BicubicResize.resize(large, 64, 64);
    List<EntityPair> pair = List.of(scene.pair());
    try (SceneClassifier classifier = SceneClassifier.open(folder(), CPU)) {
      assertEquals(classifier.read(List.of(small), pair), classifier.read(List.of(large), pair));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "\"0\" : \"above\" | \"0\" : \"atop\" | id2label is",
        "\"30\" : \"b is hexagon\" | \"31\" : \"more\" | train the classifier anew",
        "\"num_channels\" : 5 | \"num_channels\" : 3 | num_channels is 3",
        "\"image_size\" : 64 | \"image_size\" : 32 | image_size is 32",
        "\"hidden_size\" : 96 | \"hidden_size\" : 92 | tensor 'vision_model",
      })
  void anotherNetworkIsRefusedByKey(String was, String is, String told) throws IOException {
    String config = Files.readString(folder().resolve("config.json"));
    assertTrue(config.contains(was), config);
    Files.writeString(temp.resolve("config.json"), config.replace(was, is));
    Files.copy(folder().resolve("model.safetensors"), temp.resolve("model.safetensors"));
    assertRefused(temp, told);
  }

  @Test
  void aFolderThatIsNoneIsRefused() {
    assertRefused(temp.resolve("none"), temp.resolve("none") + ": is no folder; give one that");
    assertRefused(temp, "holds none of model.safetensors");
  }

  private static void assertRefused(Path folder, String told) {
    int before = Torch.liveArrays();
    UserException refused =
        assertThrows(UserException.class, () -> SceneClassifier.open(folder, CPU).close());
    assertTrue(refused.getMessage().contains(told), refused.getMessage());
    assertEquals(before, Torch.liveArrays());
  }
}
