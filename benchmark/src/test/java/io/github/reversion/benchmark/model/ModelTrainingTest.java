package io.github.reversion.benchmark.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.benchmark.training.AdamW;
import io.github.reversion.benchmark.training.LearningRate;
import io.github.reversion.benchmark.training.TrainingOptions;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.Precision;
import io.github.reversion.pipeline.StableDiffusion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelTrainingTest {
  @TempDir private Path folder;

  /** Two samples a step. */
  static ModelTraining training(ModelPart part, Path out, int steps) {
    TrainingOptions options =
        new TrainingOptions(
            2,
            LearningRate.usual(1e-3),
            AdamW.usual(),
            Duration.ofHours(1),
            steps,
            Duration.ofHours(1),
            2,
            1);
    return new ModelTraining(part, out, Optional.empty(), false, options, ComputeDevice.cpu());
  }

  private static void train(ModelPart part, Path out) {
    assertTrue(training(part, out, 2).run(InstantSource.system(), r -> {}, () -> false));
    assertTrue(Files.exists(out.resolve("sheet.png")));
  }

  @Test
  @Tag("slow")
  void twoStepsOfEachPartMakeAModelThatDraws() {
    Path vae = folder.resolve("vae");
    Path diffusion = folder.resolve("diffusion");
    train(new ModelPart.Vae(), vae);
    train(new ModelPart.Diffusion(vae.resolve("model"), 50), diffusion);
    try (StableDiffusion model =
        StableDiffusion.load(diffusion.resolve("model"), ComputeDevice.cpu(), Precision.FP32)) {
      assertEquals(64, model.resolution());
      assertEquals(128, model.textWidth());
    }
  }

  @Test
  @Tag("slow")
  void twoStepsMakeAClipThatCompares() {
    Path out = folder.resolve("clip");
    train(new ModelPart.Clip(), out);
    assertTrue(Files.exists(out.resolve("model").resolve("clip").resolve("vocab.json")));
  }

  @Test
  @Tag("slow")
  void twoStepsMakeAClassifierThatSaysSomething() {
    Path out = folder.resolve("classifier");
    train(new ModelPart.Classifier(), out);
    assertTrue(Files.exists(out.resolve("model").resolve("classifier").resolve("config.json")));
  }
}
