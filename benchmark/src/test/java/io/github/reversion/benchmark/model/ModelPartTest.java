package io.github.reversion.benchmark.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.benchmark.training.AdamW;
import io.github.reversion.benchmark.training.LearningRate;
import io.github.reversion.benchmark.training.Objective;
import io.github.reversion.benchmark.training.TrainingOps;
import io.github.reversion.benchmark.training.TrainingOptions;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.Draws;
import io.github.reversion.compute.Precision;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelPartTest {
  private static final TrainingOptions SEVENTH =
      new TrainingOptions(
          2, LearningRate.usual(1e-3), AdamW.usual(), Duration.ZERO, 1, Duration.ZERO, 1, 7);

  @TempDir private Path folder;

  private Objective objective(ModelPart part, TrainingOps ops) {
    return part.objective(folder, ops, SEVENTH, ComputeDevice.cpu());
  }

  @Test
  void drawsAndScenesAreThoseOfTheSeed() {
    try (TrainingOps ops = new TrainingOps()) {
      VaeObjective vae = (VaeObjective) objective(new ModelPart.Vae(), ops);
      ClipObjective clip = (ClipObjective) objective(new ModelPart.Clip(), ops);
      ClassifierObjective classifier =
          (ClassifierObjective) objective(new ModelPart.Classifier(), ops);
      Draws draws = new Draws(7);
      TrainingScenes scenes = new TrainingScenes(7);
      assertEquals(draws, vae.draws());
      assertEquals(scenes, vae.scenes());
      assertEquals(draws, clip.draws());
      assertEquals(scenes, clip.scenes());
      assertEquals(draws, classifier.draws());
      assertEquals(scenes, classifier.scenes());
    }
  }

  @Test
  void onlyClipComparesSamplesAndOnlyTheAutoencoderLearnsInSixteenBits() {
    try (TrainingOps ops = new TrainingOps()) {
      Objective vae = objective(new ModelPart.Vae(), ops);
      Objective diffusion = objective(new ModelPart.Diffusion(folder, 1), ops);
      Objective clip = objective(new ModelPart.Clip(), ops);
      Objective classifier = objective(new ModelPart.Classifier(), ops);
      assertFalse(clip.samplesStandAlone());
      assertTrue(vae.samplesStandAlone());
      assertTrue(diffusion.samplesStandAlone());
      assertTrue(classifier.samplesStandAlone());
      assertEquals(Precision.BF16, vae.precision());
      assertEquals(Precision.FP32, diffusion.precision());
      assertEquals(Precision.FP32, clip.precision());
      assertEquals(Precision.FP32, classifier.precision());
    }
  }

  @Test
  void aDiffusionIsAboutItsAutoencoderAndTheNumberOfItsScenes() {
    ModelTemplate.vae(folder);
    Map<String, String> before = new ModelPart.Diffusion(folder, 50).about();
    assertEquals("50", before.get("scenes"));
    ModelTemplate.write(folder, "vae", config -> config.put("scaling_factor", 3));
    Map<String, String> after = new ModelPart.Diffusion(folder, 50).about();
    assertNotEquals(before.get("vae"), after.get("vae"));
  }
}
