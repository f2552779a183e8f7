package io.github.reversion.inversion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.Precision;
import io.github.reversion.compute.Torch;
import io.github.reversion.image.RgbImage;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.pipeline.ModelFingerprint;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.relation.Relation;
import io.github.reversion.relation.RelationFile;
import io.github.reversion.relation.RelationKey;
import io.github.reversion.settings.SettingException;
import io.github.reversion.testing.MicroModel;
import io.github.reversion.testing.Tiny;
import io.github.reversion.weights.DType;
import io.github.reversion.weights.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelationInversionTest {
  @TempDir static Path shared;
  private static StableDiffusion model;

  @TempDir Path folder;

  @BeforeAll
  static void load() throws IOException {
    model = Tiny.load(MicroModel.write(shared.resolve("micro")));
  }

  @AfterAll
  static void close() {
    model.close();
  }

  @Test
  void twoRunsFromOneSeedWriteTheSameBytes() throws Exception {
    try (StableDiffusion tiny = Tiny.load(Tiny.SD15)) {
      List<InversionResult> results = new ArrayList<>();
      for (String name : List.of("a", "b")) {
        RelationInversion inversion =
            new RelationInversion(
                tiny,
                Tiny.exemplars(),
                Tiny.options("steps=3", "frozen_every=2"),
                GenerationOptions.quick(),
                Optional.of(folder.resolve(name + ".checkpoint")));
        results.add(name.equals("a") ? inversion.run(InversionListener.NONE) : apart(inversion));
        RelationFile.write(
            folder.resolve(name + ".safetensors"), results.get(results.size() - 1).relation());
      }
      assertEquals(results.get(0).log(), results.get(1).log());
      for (String ending : List.of(".safetensors", ".checkpoint")) {
        assertArrayEquals(
            Files.readAllBytes(folder.resolve("a" + ending)),
            Files.readAllBytes(folder.resolve("b" + ending)));
      }
    }
  }

  /** In a thread of its own, where PyTorch records gradients unless it is told not to. */
  private static InversionResult apart(RelationInversion inversion) throws InterruptedException {
    InversionResult[] result = new InversionResult[1];
    Thread thread = new Thread(() -> result[0] = inversion.run(InversionListener.NONE));
    thread.start();
    thread.join();
    return result[0];
  }

  @Test
  void anotherSeedLearnsAnotherVector() {
    assertNotEquals(vectors("seed=1"), vectors("seed=2"));
  }

  @Test
  void relationTellsWhatItWasLearnedFrom() {
    Relation relation = invert(model, "token=<lies-on>", "seed=7").relation();
    assertEquals("<lies-on>", relation.token());
    assertEquals(8, relation.width());
    assertEquals(Optional.of(6L), relation.info().number(RelationKey.STEPS));
    assertEquals(Optional.of(7L), relation.info().number(RelationKey.SEED));
    assertEquals(Optional.of("32x32"), relation.info().get(RelationKey.RESOLUTION));
    assertEquals(Optional.of("v"), relation.info().get(RelationKey.PREDICTION_TYPE));
    assertEquals(
        Optional.of(model.fingerprint()), relation.info().get(RelationKey.BASE_MODEL_HASH));
  }

  @Test
  void learnsSeveralVectorsThatDoNotStayEqual() {
    float[][] vectors = invert(model, "vectors=3").relation().vectors();
    assertEquals(3, vectors.length);
    assertNotEquals(Tiny.flat(new float[][] {vectors[0]}), Tiny.flat(new float[][] {vectors[1]}));
    assertNotEquals(Tiny.flat(new float[][] {vectors[1]}), Tiny.flat(new float[][] {vectors[2]}));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "anchor=every_row",
        "basis=single_token",
        "steer_weight=0",
        "importance_alpha=0",
        "weight_decay=50",
        "center_crop=true",
        "positives=1",
        "temperature=1",
        "initializer=on",
        "scale_learning_rate=false",
        "learning_rate_decay=1",
        "adam_beta1=0",
        "denoise_weight=0"
      })
  void everyOptionChangesWhatIsLearned(String option) {
    assertNotEquals(vectors(), vectors(option));
  }

  @Test
  void theBestWordsDenoiseTheFrozenBatchBetterThanAnyOne() {
    double least = frozenLossAtTheStart("<words>");
    for (String word : List.of("and", "on", "in", "under")) {
      assertTrue(least <= frozenLossAtTheStart(word), word);
    }
  }

  private static double frozenLossAtTheStart(String initializer) {
    return invert(
            model, "steps=60", "frozen_every=60", "learning_rate=0", "initializer=" + initializer)
        .log()
        .get(59)
        .frozenLoss();
  }

  @Test
  void lossFallsOnTheFrozenBatch() {
    List<StepRecord> log =
        invert(model, "steps=60", "frozen_every=60", "learning_rate=5e-3", "steer_weight=0").log();
    double first =
        invert(model, "steps=1", "frozen_every=1", "learning_rate=0").log().get(0).frozenLoss();
    assertTrue(log.get(59).frozenLoss() < first, log.get(59) + " was " + first + " at first");
    assertTrue(Double.isNaN(log.get(58).frozenLoss()));
  }

  @Test
  void withoutMeasuringThereIsNoFrozenLoss() {
    assertTrue(invert(model).log().stream().allMatch(r -> Double.isNaN(r.frozenLoss())));
  }

  @Test
  void frozenModelIsUnchanged() {
    String before = model.fingerprint();
    try (NDManager manager = Torch.newManager(ComputeDevice.cpu())) {
      int[] ids = IntStream.range(0, 4096).toArray();
      NDArray table = model.textModel().tokenVectors(manager, ids);
      float[] rows = table.toFloatArray();
      invert(model, "learning_rate=0.1");
      assertArrayEquals(rows, table.toFloatArray());
      assertArrayEquals(rows, model.textModel().tokenVectors(manager, ids).toFloatArray());
    }
    assertEquals(before, ModelFingerprint.of(shared.resolve("micro")));
  }

  @Test
  void gradientCheckpointingLearnsTheSameRelation() {
    try (StableDiffusion tiny = Tiny.load(Tiny.SD15)) {
      float[] once = invert(tiny, "steps=3").relation().vectors()[0];
      float[] twice =
          invert(tiny, "steps=3", "gradient_checkpointing=true").relation().vectors()[0];
      // Adam divides by the gradient's size, so that the last bits of a small one show.
      assertArrayEquals(once, twice, 1e-5f);
    }
  }

  @Test
  void networksInBfloat16LearnAnFp32Vector() {
    Torch.setThreads(1);
    try (StableDiffusion half =
        StableDiffusion.load(Tiny.SD21, ComputeDevice.cpu(), Precision.BF16)) {
      InversionResult result = invert(half, "steps=2");
      assertEquals(InversionResult.Outcome.COMPLETED, result.outcome());
      Path file = folder.resolve("r.safetensors");
      RelationFile.write(file, result.relation());
      assertEquals(DType.F32, Safetensors.read(file, "<R>").dtype());
      float[] vector = result.relation().vectors()[0];
      boolean finer = false;
      for (float number : vector) {
        finer |= (Float.floatToRawIntBits(number) & 0xffff) != 0;
      }
      assertTrue(finer, "the vector has only the bits of bfloat16");
    }
  }

  @Test
  void previewsAreDrawnFromTheSameNoise() {
    List<Integer> steps = new ArrayList<>();
    List<RgbImage> images = new ArrayList<>();
    InversionListener listener =
        new InversionListener() {
          @Override
          public void preview(int step, RgbImage image) {
            steps.add(step);
            images.add(image);
          }
        };
    GenerationOptions drawing = new GenerationOptions("ddim", 2, 3, "", 16, 16, 1);
    InversionOptions options = Tiny.options("preview_every=2", "learning_rate=0");
    new RelationInversion(model, Tiny.exemplars(), options, drawing, Optional.empty())
        .run(listener);
    assertEquals(List.of(2, 4, 6), steps);
    assertEquals(16, images.get(0).width());
    // With no learning at all, previews can only differ by their noise; decay is too small to show.
    assertArrayEquals(images.get(0).rgb(), images.get(2).rgb());
  }

  @Test
  void previewsThatCannotBeDrawnAreRefusedBeforeAnythingIsLearned() {
    Path checkpoint = folder.resolve("run.checkpoint");
    GenerationOptions odd = new GenerationOptions("ddim", 2, 3, "", 15, 16, 1);
    SettingException refused =
        assertThrows(
            SettingException.class,
            () ->
                new RelationInversion(
                        model,
                        Tiny.exemplars(),
                        Tiny.options("preview_every=500"),
                        odd,
                        Optional.of(checkpoint))
                    .run(InversionListener.NONE));
    assertEquals(
        "Previews cannot be drawn: width is 15; it must be a multiple of 2; mend that, or set"
            + " preview-every to 0.",
        refused.getMessage());
    assertFalse(Files.exists(checkpoint));
  }

  @Test
  void aPreviewThatFailsIsAWarningAndTheRunGoesOn() {
    List<String> warnings = new ArrayList<>();
    InversionListener listener =
        new InversionListener() {
          private boolean drawing;

          @Override
          public void warning(String sentence) {
            warnings.add(sentence);
          }

          @Override
          public void step(StepRecord record, int steps) {
            drawing = record.step() == 2;
          }

          @Override
          public boolean cancelled() {
            if (drawing) {
              drawing = false;
              throw new IllegalStateException("no more memory");
            }
            return false;
          }
        };
    InversionOptions options = Tiny.options("preview_every=2", "steps=3");
    GenerationOptions drawing = new GenerationOptions("ddim", 2, 3, "", 16, 16, 1);
    InversionResult result =
        new RelationInversion(model, Tiny.exemplars(), options, drawing, Optional.empty())
            .run(listener);
    assertEquals(InversionResult.Outcome.COMPLETED, result.outcome());
    assertEquals(
        List.of(
            "The preview after step 2 could not be drawn: java.lang.IllegalStateException: no more memory"),
        warnings);
    assertEquals(vectors("steps=3"), Tiny.flat(result.relation().vectors()));
  }

  private static List<Float> vectors(String... options) {
    return Tiny.flat(invert(model, options).relation().vectors());
  }

  private static InversionResult invert(StableDiffusion on, String... options) {
    return new RelationInversion(on, Tiny.exemplars(), Tiny.options(options))
        .run(InversionListener.NONE);
  }
}
