package io.github.reversion.benchmark.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.UserException;
import io.github.reversion.benchmark.training.ParameterLayout.Parameter;
import io.github.reversion.weights.SafetensorsWriter;
import io.github.reversion.weights.TensorData;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingFilesTest {
  private static final Map<String, String> ABOUT = Map.of("part", "vae", "batch-size", "32");
  private static final TensorData STATE = TensorData.ofFloats(new float[] {1, 2, 3, 4}, 4, 1);
  private static final TensorData LOG =
      TensorData.ofDoubles(new double[] {20, 0.5, 1.5, 0.01, 7}, 1, 5);

  @TempDir private Path folder;
  private TrainingFiles files;
  private Path file;

  @BeforeEach
  void name() {
    Map<String, Path> parts =
        Map.of("unet", Path.of("unet", "w.safetensors"), "text", Path.of("text", "w.safetensors"));
    files = new TrainingFiles(folder, parts);
    file = folder.resolve("checkpoint.safetensors");
  }

  private void refused(Map<String, String> about, String told) {
    UserException refused = assertThrows(UserException.class, () -> files.checkpoint(about));
    assertTrue(refused.getMessage().startsWith(file.toString()), refused.getMessage());
    assertTrue(refused.getMessage().contains(told), refused.getMessage());
  }

  @Test
  void aCheckpointComesBackAsItWas() {
    TrainingRecord record = new TrainingRecord(20, 0.5, 1.5, 0.01, 7);
    TrainingCheckpoint written =
        new TrainingCheckpoint(ABOUT, STATE, 25, Duration.ofMillis(7500), List.of(record));
    files.write(written);
    assertEquals(written, files.checkpoint(ABOUT));
    assertEquals(written, files.checkpoint(Map.of("part", "vae")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "batch-size | 64 | there batch-size is 32, now it is 64. Give the same value, or",
        "part | clip | there part is vae, now it is clip",
        "scenes | 50 | there scenes is null, now it is 50",
      })
  void aTrainingAboutSomethingElseIsRefused(String key, String value, String told) {
    files.write(new TrainingCheckpoint(ABOUT, STATE, 25, Duration.ZERO, List.of()));
    refused(Map.of(key, value), told);
  }

  @Test
  void aCheckpointThatDoesNotTellWhatItIsAboutIsRefused() {
    write(Map.of("state", STATE, "log", LOG), Map.of("step", "1", "spent", "PT1S"));
    refused(Map.of(), "does not tell what was trained");
    refused(Map.of(), "begin another training from the folder model beside it");
  }

  @Test
  void aDamagedCheckpointIsRefused() {
    Map<String, TensorData> tensors = Map.of("state", STATE, "log", LOG);
    for (Map<String, String> metadata :
        List.of(
            Map.of("about.part", "vae", "spent", "PT1S"),
            Map.of("about.part", "vae", "step", "1"),
            Map.of("about.part", "vae", "step", "one", "spent", "PT1S"),
            Map.of("about.part", "vae", "step", "1", "spent", "long"))) {
      write(tensors, metadata);
      refused(Map.of(), "is no sound checkpoint");
    }
    Map<String, String> sound = Map.of("about.part", "vae", "step", "1", "spent", "PT1S");
    write(Map.of("state", STATE), sound);
    refused(Map.of(), "is no sound checkpoint");
    write(Map.of("state", STATE, "log", TensorData.ofDoubles(new double[4], 1, 4)), sound);
    refused(Map.of(), "is no sound checkpoint");
  }

  private void write(Map<String, TensorData> tensors, Map<String, String> metadata) {
    SafetensorsWriter.write(file, tensors, metadata);
  }

  @Test
  void weightsOfAllPartsAreTakenAndWhatIsNotIsNamed() {
    files.writeModel(Map.of("unet.a", TensorData.ofFloats(new float[] {1, 2}, 2), "text.b", STATE));
    EarlierWeights earlier = files.weights(files.model());
    Parameter a = new Parameter("unet.a", List.of(2L), 0);
    Parameter b = new Parameter("text.b", List.of(4L, 1L), 2);
    Parameter c = new Parameter("text.c", List.of(1L), 6);
    assertEquals(
        "Begins with 2 of 3 tensors of " + files.model() + "; by chance begin text.c.",
        earlier.taken(new ParameterLayout(List.of(a, b, c))));
    assertEquals(2, earlier.first(a).orElseThrow()[1]);
    assertTrue(earlier.first(c).isEmpty());
    UserException none =
        assertThrows(UserException.class, () -> earlier.taken(new ParameterLayout(List.of(c))));
    assertTrue(none.getMessage().contains("has no tensor 'text.c'"), none.getMessage());
  }

  @Test
  void aModelThatLacksAPartIsRefusedByItsFile() {
    Path unet = folder.resolve("earlier").resolve("unet");
    assertTrue(unet.toFile().mkdirs());
    SafetensorsWriter.write(unet.resolve("w.safetensors"), Map.of("a", STATE), Map.of());
    UserException refused =
        assertThrows(UserException.class, () -> files.weights(folder.resolve("earlier")));
    assertTrue(
        refused.getMessage().contains(Path.of("earlier", "text", "w.safetensors") + ": is missing"),
        refused.getMessage());
  }
}
