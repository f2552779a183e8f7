package io.github.reversion.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.compute.UsedMemory;
import io.github.reversion.inversion.InversionOptions;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.testing.MicroModel;
import io.github.reversion.testing.Tiny;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InversionTrialTest {
  @TempDir Path folder;

  @Test
  void twoStepsTellHowLongAllWillTake() throws IOException {
    InversionOptions options =
        Tiny.options(
            "steps=100", "resolution=16", "frozen_every=10", "preview_every=50", "accumulation=1");
    GenerationOptions preview = new GenerationOptions("ddim", 6, 2, "", 16, 16, 1);
    try (StableDiffusion model = Tiny.load(MicroModel.write(folder.resolve("micro")))) {
      InversionTrial trial = new InversionTrial(model, Tiny.exemplars(), options, preview, "micro");
      // Loading takes 5 s and the first step one; the second step takes 3 s.
      Iterator<Long> clock = List.of(0L, 6_000_000_000L, 9_000_000_000L).iterator();
      InversionEstimate estimate = trial.run(clock::next, () -> false).orElseThrow();

      // A step has 6 passes, of half a second; 10 times 16 and twice 12 passes watch it.
      assertEquals(6 + 99 * 3 + (160 + 24) * 0.5, estimate.seconds(), 1e-9);
      assertEquals("cpu", estimate.device());
      assertEquals(Optional.empty(), trial.run(System::nanoTime, () -> true));
      if (UsedMemory.of(model.device()).isPresent()) {
        UsedMemory memory = estimate.memory().orElseThrow();
        assertTrue(memory.used() > 10 << 20 && memory.used() < memory.total(), memory.toString());
      }
    }
  }

  @Test
  void lookingForWordsToStartFromTakesTime() throws IOException {
    InversionOptions options =
        Tiny.options(
            "steps=100",
            "resolution=16",
            "frozen_every=0",
            "preview_every=0",
            "initializer=<words>");
    try (StableDiffusion model = Tiny.load(MicroModel.write(folder.resolve("micro")))) {
      InversionTrial trial =
          new InversionTrial(model, Tiny.exemplars(), options, GenerationOptions.quick(), "micro");
      Iterator<Long> clock = List.of(0L, 6_000_000_000L, 9_000_000_000L).iterator();
      // 300 tries of 16 samples, six of which are in the first step; a step of 3 s has so many:
      double passes = options.batchSize() * options.accumulation() * 3;
      assertEquals(
          6 + 99 * 3 + (300 - 6) * 16 * 3 / passes,
          trial.run(clock::next, () -> false).orElseThrow().seconds(),
          1e-9);
    }
  }

  @Test
  void anEstimateIsASentence() {
    assertEquals(
        "About 7 min on cpu, by two steps; memory up to 1.5 GiB of 16.0 GiB.",
        new InversionEstimate("cpu", 400, Optional.of(new UsedMemory(3L << 29, 16L << 30)), 0)
            .toString());
    assertEquals(
        "About 40 s on mps, by two steps; memory about 0.5 GiB (assumed).",
        new InversionEstimate("mps", 40, Optional.empty(), 1L << 29).toString());
  }
}
