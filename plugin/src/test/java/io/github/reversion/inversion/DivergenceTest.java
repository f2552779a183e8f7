package io.github.reversion.inversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.UserException;
import io.github.reversion.inversion.InversionResult.Outcome;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.relation.RelationKey;
import io.github.reversion.run.Asked;
import io.github.reversion.run.InversionFiles;
import io.github.reversion.run.InversionJob;
import io.github.reversion.run.InversionTrial;
import io.github.reversion.run.ModelChoice;
import io.github.reversion.testing.MicroModel;
import io.github.reversion.testing.Tiny;
import io.github.reversion.weights.Safetensors;
import io.github.reversion.weights.SafetensorsWriter;
import io.github.reversion.weights.TensorData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose loss is no number any more. */
class DivergenceTest {
  /** Seed 4 shows the exemplar with the owl in its third step. */
  private static final String[] OPTIONS = {
    "batch_size=1", "accumulation=1", "seed=4", "frozen_every=1"
  };

  @TempDir static Path folder;
  private static Path sound;
  private static Path poisoned;

  @BeforeAll
  static void poisonTheWordOwl() throws IOException {
    sound = MicroModel.write(folder.resolve("sound"));
    poisoned = Tiny.copy(sound, folder.resolve("poisoned"));
    try (StableDiffusion model = Tiny.load(sound)) {
      List<Integer> owl = model.tokenizer().tokenize("owl");
      poison("text_encoder/model", "text_model.embeddings.token_embedding.weight", owl.get(0) * 8);
    }
  }

  private static void poison(String file, String tensor, int number) {
    Map<String, TensorData> tensors =
        new LinkedHashMap<>(Safetensors.read(sound.resolve(file + ".safetensors")));
    TensorData weights = tensors.get(tensor);
    float[] numbers = weights.toFloats();
    numbers[number] = Float.NaN;
    tensors.put(tensor, TensorData.ofFloats(numbers, weights.dimensions()));
    SafetensorsWriter.write(poisoned.resolve(file + ".safetensors"), tensors, Map.of());
  }

  @Test
  void runThatDivergesKeepsTheVectorOfTheStepBefore() {
    try (StableDiffusion good = Tiny.load(sound);
        StableDiffusion bad = Tiny.load(poisoned)) {
      InversionResult diverged = inversion(bad, "d").run(InversionListener.NONE);
      assertEquals(Outcome.DIVERGED, diverged.outcome());
      int steps = diverged.log().size();
      assertEquals(2, steps);
      assertEquals(Optional.of(2L), diverged.relation().info().number(RelationKey.STEPS));
      InversionResult until =
          new RelationInversion(
                  good, Tiny.exemplars(), Tiny.options(with("frozen_every=0", "steps=2")))
              .run(InversionListener.NONE);
      assertEquals(Tiny.flat(until.relation().vectors()), Tiny.flat(diverged.relation().vectors()));
      assertEquals(2, Checkpoint.read(folder.resolve("d.checkpoint")).log().size());
    }
  }

  @Test
  void resumingADivergedRunDivergesAtTheSameStep() {
    try (StableDiffusion bad = Tiny.load(poisoned)) {
      RelationInversion inversion = inversion(bad, "again");
      InversionResult first = inversion.run(InversionListener.NONE);
      InversionResult second = inversion.resume(InversionListener.NONE);
      assertEquals(Outcome.DIVERGED, second.outcome());
      assertEquals(first.log().size(), second.log().size());
      assertEquals(first.relation(), second.relation());
    }
  }

  @Test
  void infiniteWeightsDivergeWithoutALossOfTheVector() {
    try (StableDiffusion model = Tiny.load(sound)) {
      InversionResult result =
          new RelationInversion(
                  model,
                  Tiny.exemplars(),
                  Tiny.options("learning_rate=10", "weight_decay=100", "steps=40"))
              .run(InversionListener.NONE);
      assertEquals(Outcome.DIVERGED, result.outcome());
      assertTrue(
          Tiny.flat(result.relation().vectors()).stream().allMatch(Float::isFinite),
          "the last good vector has only numbers");
    }
  }

  @Test
  void messageNamesTheStepAndTheFile() {
    try (StableDiffusion bad = Tiny.load(poisoned)) {
      Path file = folder.resolve("learned.safetensors");
      InversionJob job =
          new InversionJob(
              bad,
              Tiny.exemplars(),
              Tiny.options(OPTIONS),
              GenerationOptions.quick(),
              new InversionFiles(file),
              false,
              new Asked("reference", ModelChoice.mini()));
      String message =
          assertThrows(UserException.class, () -> job.run(InversionListener.NONE)).getMessage();
      assertTrue(message.contains("at step 3"), message);
      assertTrue(message.contains("after step 2 is in " + file), message);
    }
  }

  @Test
  void twoStepsThatDivergeAreNoEstimate() {
    try (StableDiffusion bad = Tiny.load(poisoned)) {
      InversionTrial trial =
          new InversionTrial(
              bad,
              Tiny.exemplars(),
              Tiny.options(with("batch_size=8")),
              GenerationOptions.quick(),
              "micro");
      assertEquals(
          "The loss was no finite number at step 1; lower learning_rate (now 2.5E-4), or compute in"
              + " fp32.",
          assertThrows(UserException.class, () -> trial.run(System::nanoTime, () -> false))
              .getMessage());
    }
  }

  private static RelationInversion inversion(StableDiffusion model, String name) {
    return new RelationInversion(
        model,
        Tiny.exemplars(),
        Tiny.options(with("frozen_every=0")),
        GenerationOptions.quick(),
        Optional.of(folder.resolve(name + ".checkpoint")));
  }

  private static String[] with(String... more) {
    String[] all = java.util.Arrays.copyOf(OPTIONS, OPTIONS.length + more.length);
    System.arraycopy(more, 0, all, OPTIONS.length, more.length);
    return all;
  }
}
