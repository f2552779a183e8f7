package io.github.reversion.benchmark.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

@Tag("slow")
class ModelTrainingTest {
  @TempDir private Path folder;

  @Test
  void twoStepsOfEachPartMakeAModelThatDraws() {
    Path vae = folder.resolve("vae");
    Path diffusion = folder.resolve("diffusion");
    assertTrue(
        training(ModelTraining.Part.VAE, vae, vae)
            .run(InstantSource.system(), r -> {}, () -> false));
    Path trained = vae.resolve("model");
    assertTrue(
        training(ModelTraining.Part.DIFFUSION, diffusion, trained)
            .run(InstantSource.system(), r -> {}, () -> false));
    assertTrue(Files.exists(diffusion.resolve("sheet.png")));
    try (StableDiffusion model =
        StableDiffusion.load(diffusion.resolve("model"), ComputeDevice.cpu(), Precision.FP32)) {
      assertEquals(64, model.resolution());
      assertEquals(128, model.textWidth());
    }
  }

  @Test
  void twoStepsMakeAClipThatCompares() {
    Path out = folder.resolve("clip");
    assertTrue(
        training(ModelTraining.Part.CLIP, out, out)
            .run(InstantSource.system(), r -> {}, () -> false));
    assertTrue(Files.exists(out.resolve("sheet.png")));
    assertTrue(Files.exists(out.resolve("model").resolve("clip").resolve("vocab.json")));
  }

  @Test
  void twoStepsMakeAClassifierThatSaysSomething() {
    Path out = folder.resolve("classifier");
    assertTrue(
        training(ModelTraining.Part.CLASSIFIER, out, out)
            .run(InstantSource.system(), r -> {}, () -> false));
    assertTrue(Files.exists(out.resolve("sheet.png")));
    assertTrue(Files.exists(out.resolve("model").resolve("classifier").resolve("config.json")));
  }

  private static ModelTraining training(ModelTraining.Part part, Path out, Path vae) {
    return new ModelTraining(
        part,
        out,
        Duration.ofHours(1),
        2,
        Duration.ofHours(1),
        false,
        Optional.empty(),
        vae,
        50,
        4,
        1e-3,
        ComputeDevice.cpu(),
        2,
        1);
  }
}
