package io.github.reversion.harness.score;

import io.github.reversion.benchmark.model.ModelPart;
import io.github.reversion.benchmark.model.ModelTraining;
import io.github.reversion.benchmark.training.AdamW;
import io.github.reversion.benchmark.training.LearningRate;
import io.github.reversion.benchmark.training.TrainingOptions;
import io.github.reversion.compute.ComputeDevice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** CLIP and classifier of the scene world after one step: they say anything, but they are whole. */
public final class ScoringModels {
  private static final Map<ModelPart, Path> MADE = new HashMap<>();

  private ScoringModels() {}

  /** The folder of a CLIP. */
  public static Path clip() {
    return made(new ModelPart.Clip());
  }

  /** The folder of a classifier. */
  public static Path classifier() {
    return made(new ModelPart.Classifier());
  }

  private static synchronized Path made(ModelPart part) {
    return MADE.computeIfAbsent(part, ScoringModels::make);
  }

  private static Path make(ModelPart part) {
    try {
      Path out = Files.createTempDirectory(Path.of("target"), "scoring-");
      TrainingOptions oneStep =
          new TrainingOptions(
              2,
              LearningRate.usual(1e-3),
              AdamW.usual(),
              Duration.ofHours(1),
              1,
              Duration.ofHours(1),
              1,
              1);
      new ModelTraining(part, out, Optional.empty(), false, oneStep, ComputeDevice.cpu())
          .run(InstantSource.system(), record -> {}, () -> false);
      return out.resolve("model").resolve(part.title());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
