package io.github.reversion.harness.score;

import io.github.reversion.benchmark.model.ModelTraining;
import io.github.reversion.compute.ComputeDevice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** CLIP and classifier of the scene world after one step: they say anything, but they are whole. */
public final class ScoringModels {
  private static final Map<ModelTraining.Part, Path> MADE = new EnumMap<>(ModelTraining.Part.class);

  private ScoringModels() {}

  /** The folder of a CLIP. */
  public static Path clip() {
    return made(ModelTraining.Part.CLIP);
  }

  /** The folder of a classifier. */
  public static Path classifier() {
    return made(ModelTraining.Part.CLASSIFIER);
  }

  private static synchronized Path made(ModelTraining.Part part) {
    return MADE.computeIfAbsent(part, ScoringModels::make);
  }

  private static Path make(ModelTraining.Part part) {
    try {
      Path out = Files.createTempDirectory(Path.of("target"), "scoring-");
      new ModelTraining(
              part,
              out,
              Duration.ofHours(1),
              1,
              Duration.ofHours(1),
              false,
              Optional.empty(),
              out,
              0,
              2,
              1e-3,
              ComputeDevice.cpu(),
              1,
              1)
          .run(InstantSource.system(), record -> {}, () -> false);
      return out.resolve("model").resolve(part.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
