package io.github.reversion.inversion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.UserException;
import io.github.reversion.compute.Torch;
import io.github.reversion.exemplar.Exemplars;
import io.github.reversion.inversion.InversionResult.Outcome;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.relation.RelationFile;
import io.github.reversion.testing.MicroModel;
import io.github.reversion.testing.Tiny;
import io.github.reversion.weights.Safetensors;
import io.github.reversion.weights.SafetensorsHeader;
import io.github.reversion.weights.SafetensorsWriter;
import io.github.reversion.weights.TensorData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResumeTest {
  private static final String[] OPTIONS = {"steps=5", "accumulation=3", "frozen_every=2"};

  @TempDir static Path shared;
  private static StableDiffusion model;
  private static InversionResult whole;

  @TempDir Path folder;

  @BeforeAll
  static void runWithoutAStop() throws IOException {
    model = Tiny.load(MicroModel.write(shared.resolve("micro")));
    Path file = shared.resolve("whole.checkpoint");
    whole = inversion(model, file, OPTIONS).run(InversionListener.NONE);
    RelationFile.write(shared.resolve("whole.safetensors"), whole.relation());
  }

  @AfterAll
  static void close() {
    model.close();
  }

  /** Cancelled when asked for the nth time; three micro-steps make a step. */
  @ParameterizedTest
  @CsvSource({"1, 0", "2, 0", "4, 1", "6, 1", "8, 2", "13, 4", "15, 4"})
  void cancelledAndResumedRunEndsWithTheSameBytes(int question, int stepsDone) throws IOException {
    RelationInversion inversion = inversion(model, checkpoint(), OPTIONS);
    Cancel cancel = new Cancel(question);
    InversionResult first = inversion.run(cancel);
    assertEquals(Outcome.CANCELLED, first.outcome());
    assertEquals(question, cancel.asked, "asked after it said yes");
    assertEquals(whole.log().subList(0, stepsDone), first.log());
    InversionResult second = inversion.resume(InversionListener.NONE);
    assertEquals(Outcome.COMPLETED, second.outcome());
    assertSameAsWhole(second);
  }

  @Test
  void manyStopsInOneRunLeaveNoTrace() throws IOException {
    RelationInversion inversion = inversion(model, checkpoint(), OPTIONS);
    InversionResult result = inversion.run(new Cancel(2));
    for (int i = 0; result.outcome() == Outcome.CANCELLED; i++) {
      assertTrue(i < 20, "no end");
      result = inversion.resume(new Cancel(5 + i % 2));
    }
    assertSameAsWhole(result);
  }

  @Test
  void savingOftenChangesNothing() throws IOException {
    String[] often = Arrays.copyOf(OPTIONS, OPTIONS.length + 1);
    often[OPTIONS.length] = "checkpoint_every=1";
    assertSameAsWhole(inversion(model, checkpoint(), often).run(InversionListener.NONE));
  }

  @Test
  void cancelledRunKeepsItsVector() {
    InversionResult three = inversion(model, checkpoint(), "steps=3").run(InversionListener.NONE);
    InversionResult cancelled = inversion(model, checkpoint()).run(new Cancel(8));
    assertEquals(Tiny.flat(three.relation().vectors()), Tiny.flat(cancelled.relation().vectors()));
  }

  @Test
  void stepsMayBeAddedOnResume() throws IOException {
    inversion(model, checkpoint(), "steps=2", "accumulation=3", "frozen_every=2")
        .run(InversionListener.NONE);
    assertSameAsWhole(inversion(model, checkpoint(), OPTIONS).resume(InversionListener.NONE));
  }

  @Test
  void stepsCannotBeAddedWhereTheLearningRateFalls() {
    inversion(model, checkpoint(), "steps=2", "learning_rate_decay=0.5")
        .run(InversionListener.NONE);
    String message = refused(inversion(model, checkpoint(), "steps=4", "learning_rate_decay=0.5"));
    assertTrue(message.contains("steps"), message);
  }

  @Test
  void aRunStoppedWhileItLooksForWordsLooksForThemAnew() {
    String[] options = {"steps=2", "initializer=<words>"};
    InversionResult never =
        inversion(model, folder.resolve("never.checkpoint"), options).run(InversionListener.NONE);
    RelationInversion inversion = inversion(model, checkpoint(), options);
    assertEquals(Outcome.CANCELLED, inversion.run(new Cancel(3)).outcome());
    InversionResult resumed = inversion.resume(InversionListener.NONE);
    assertEquals(Tiny.flat(never.relation().vectors()), Tiny.flat(resumed.relation().vectors()));
  }

  @Test
  void resumingAFinishedRunGivesItsResult() throws IOException {
    inversion(model, checkpoint(), OPTIONS).run(InversionListener.NONE);
    Cancel never = new Cancel(Integer.MAX_VALUE);
    assertSameAsWhole(inversion(model, checkpoint(), OPTIONS).resume(never));
    assertEquals(0, never.asked);
  }

  @Test
  void stepsThatAreDoneCannotBeTakenBack() {
    inversion(model, checkpoint(), "steps=3").run(InversionListener.NONE);
    String message = refused(inversion(model, checkpoint(), "steps=2"));
    assertTrue(message.contains("steps is 2, and 3 are done"), message);
  }

  @Test
  void runThatFailsKeepsTheLastGoodStep() throws IOException {
    IllegalStateException failure = new IllegalStateException("the listener's");
    RelationInversion inversion = inversion(model, checkpoint(), OPTIONS);
    InversionListener listener =
        new InversionListener() {
          @Override
          public void step(StepRecord record, int steps) {
            if (record.step() == 3) {
              throw failure;
            }
          }
        };
    assertSame(failure, assertThrows(IllegalStateException.class, () -> inversion.run(listener)));
    assertEquals(3, Checkpoint.read(checkpoint()).log().size());
    assertSameAsWhole(inversion.resume(InversionListener.NONE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "learning_rate=1e-3",
        "seed=1",
        "batch_size=1",
        "vectors=2",
        "anchor=every_row",
        "token=<S>",
        "frozen_every=3",
        "resolution=16",
        "initializer=on"
      })
  void otherOptionIsRefused(String option) {
    inversion(model, checkpoint(), "steps=1").run(InversionListener.NONE);
    String message = refused(inversion(model, checkpoint(), "steps=1", option));
    String[] parts = option.split("=", 2);
    assertTrue(message.contains(parts[0].replace('_', '-') + " is "), message);
    assertTrue(message.startsWith(checkpoint().toString()), message);
  }

  @Test
  void otherModelIsRefused() throws IOException {
    inversion(model, checkpoint(), "steps=1").run(InversionListener.NONE);
    Path other = Tiny.copy(shared.resolve("micro"), folder.resolve("other"));
    Tiny.edit(other.resolve("scheduler/scheduler_config.json"), "0.012", "0.013");
    try (StableDiffusion changed = Tiny.load(other)) {
      String message = refused(inversion(changed, checkpoint(), "steps=1"));
      assertTrue(message.contains("there model is"), message);
    }
  }

  @Test
  void otherExemplarsAreRefused() {
    inversion(model, checkpoint(), "steps=1").run(InversionListener.NONE);
    Exemplars fewer = new Exemplars("fewer", Tiny.exemplars().list().subList(0, 2));
    RelationInversion inversion =
        new RelationInversion(
            model,
            fewer,
            Tiny.options("steps=1"),
            GenerationOptions.quick(),
            Optional.of(checkpoint()));
    assertTrue(refused(inversion).contains("there exemplars is"));
  }

  @Test
  void otherNumberOfThreadsIsAWarning() {
    inversion(model, checkpoint(), "steps=1").run(InversionListener.NONE);
    List<String> warnings = new ArrayList<>();
    Torch.setThreads(2);
    try {
      InversionResult result =
          inversion(model, checkpoint(), "steps=2")
              .resume(
                  new InversionListener() {
                    @Override
                    public void warning(String sentence) {
                      warnings.add(sentence);
                    }
                  });
      assertEquals(2, result.log().size());
      assertEquals(1, warnings.size());
      assertTrue(warnings.get(0).contains("begun with threads 1 and goes on with 2"));
    } finally {
      Torch.setThreads(1);
    }
  }

  @Test
  void anotherDeviceIsAWarning() {
    inversion(model, checkpoint(), "steps=1").run(InversionListener.NONE);
    inCheckpoint("run.device", "cuda:7");
    List<String> warnings = new ArrayList<>();
    inversion(model, checkpoint(), "steps=1")
        .resume(
            new InversionListener() {
              @Override
              public void warning(String sentence) {
                warnings.add(sentence);
              }
            });
    assertEquals(1, warnings.size());
    assertTrue(warnings.get(0).contains("begun with device cuda:7 and goes on with cpu"));
  }

  @Test
  void whatIsComputedTwiceSinceMemoryRanOutIsComputedTwiceAfterAResume() {
    inversion(model, checkpoint(), "steps=1").run(InversionListener.NONE);
    assertFalse(Checkpoint.read(checkpoint()).checkpointing());
    inCheckpoint("gradient_checkpointing", "true");
    inversion(model, checkpoint(), "steps=2").resume(InversionListener.NONE);
    assertTrue(Checkpoint.read(checkpoint()).checkpointing());
  }

  private void inCheckpoint(String key, String value) {
    Map<String, String> metadata = new HashMap<>(SafetensorsHeader.read(checkpoint()).metadata());
    metadata.put(key, value);
    SafetensorsWriter.write(checkpoint(), Safetensors.read(checkpoint()), metadata);
  }

  @Test
  void missingCheckpointIsRefused() {
    String message = refused(inversion(model, checkpoint()));
    assertTrue(message.contains(checkpoint() + "; run without resume"), message);
    RelationInversion without = new RelationInversion(model, Tiny.exemplars(), Tiny.options());
    assertTrue(refused(without).contains("no checkpoint"));
  }

  @Test
  void checkpointCutAnywhereIsRefused() throws IOException {
    inversion(model, checkpoint(), "steps=1").run(InversionListener.NONE);
    byte[] sound = Files.readAllBytes(checkpoint());
    for (int length = 0; length < sound.length; length += sound.length / 12) {
      Files.write(checkpoint(), Arrays.copyOf(sound, length));
      assertNamesFile(refused(inversion(model, checkpoint(), "steps=1")));
    }
  }

  @Test
  void checkpointOfOtherContentIsRefused() throws IOException {
    assertDamaged(tensors -> without(tensors, "log"), m -> m);
    assertDamaged(tensors -> without(tensors, "state"), m -> m);
    assertDamaged(t -> t, m -> Map.of());
    assertDamaged(tensors -> with(tensors, "log", TensorData.ofDoubles(new double[5])), m -> m);
    assertDamaged(tensors -> with(tensors, "log", TensorData.ofInts(new int[7])), m -> m);
    assertDamaged(tensors -> with(tensors, "log", TensorData.ofDoubles(new double[7])), m -> m);
    assertDamaged(tensors -> with(tensors, "state", TensorData.ofFloats(new float[7])), m -> m);
    float[] nan = new float[24];
    nan[5] = Float.NaN;
    assertDamaged(tensors -> with(tensors, "state", TensorData.ofFloats(nan, 3, 1, 8)), m -> m);
    assertDamaged(
        t -> t,
        metadata -> {
          Map<String, String> changed = new HashMap<>(metadata);
          changed.put("loss_scale", "much");
          return changed;
        });
  }

  private void assertDamaged(
      UnaryOperator<Map<String, TensorData>> tensors, UnaryOperator<Map<String, String>> metadata) {
    inversion(model, checkpoint(), "steps=1").run(InversionListener.NONE);
    SafetensorsWriter.write(
        checkpoint(),
        tensors.apply(Safetensors.read(checkpoint())),
        metadata.apply(SafetensorsHeader.read(checkpoint()).metadata()));
    String message = refused(inversion(model, checkpoint(), "steps=1"));
    assertNamesFile(message);
    assertTrue(message.contains("no sound checkpoint"), message);
  }

  private static Map<String, TensorData> without(Map<String, TensorData> tensors, String name) {
    Map<String, TensorData> changed = new LinkedHashMap<>(tensors);
    changed.remove(name);
    return changed;
  }

  private static Map<String, TensorData> with(
      Map<String, TensorData> tensors, String name, TensorData tensor) {
    Map<String, TensorData> changed = new LinkedHashMap<>(tensors);
    changed.put(name, tensor);
    return changed;
  }

  private void assertNamesFile(String message) {
    assertTrue(message.startsWith(checkpoint().toString()), message);
    assertFalse(message.contains("null"), message);
  }

  private void assertSameAsWhole(InversionResult result) throws IOException {
    assertEquals(whole.log(), result.log());
    RelationFile.write(folder.resolve("r.safetensors"), result.relation());
    assertSameBytes(shared.resolve("whole.safetensors"), folder.resolve("r.safetensors"));
    assertSameBytes(shared.resolve("whole.checkpoint"), checkpoint());
  }

  private static void assertSameBytes(Path expected, Path actual) throws IOException {
    assertArrayEquals(Files.readAllBytes(expected), Files.readAllBytes(actual));
  }

  private static String refused(RelationInversion inversion) {
    return assertThrows(UserException.class, () -> inversion.resume(InversionListener.NONE))
        .getMessage();
  }

  private Path checkpoint() {
    return folder.resolve("run.checkpoint");
  }

  private static RelationInversion inversion(
      StableDiffusion model, Path checkpoint, String... options) {
    return new RelationInversion(
        model,
        Tiny.exemplars(),
        Tiny.options(options),
        GenerationOptions.quick(),
        Optional.of(checkpoint));
  }

  private static final class Cancel implements InversionListener {
    private final int when;
    private int asked;

    Cancel(int when) {
      this.when = when;
    }

    @Override
    public boolean cancelled() {
      asked++;
      return asked >= when;
    }
  }
}
