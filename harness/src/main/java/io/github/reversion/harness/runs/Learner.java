package io.github.reversion.harness.runs;

import io.github.reversion.RunFailedException;
import io.github.reversion.UserException;
import io.github.reversion.exemplar.Exemplars;
import io.github.reversion.harness.plan.Unit;
import io.github.reversion.inversion.InversionListener;
import io.github.reversion.inversion.InversionOptions;
import io.github.reversion.inversion.InversionResult;
import io.github.reversion.inversion.RelationInversion;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.relation.RelationFile;
import io.github.reversion.weights.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Learns relations into a folder; goes on from checkpoints where it was stopped.
 *
 * @param model that is learned on
 * @param folder for relations and checkpoints
 * @param warnings takes sentences for the user
 */
record Learner(StableDiffusion model, RunFolder folder, Consumer<String> warnings) {
  /** What only watches learning, and takes its time. */
  private static final Map<String, String> UNWATCHED =
      Map.of("previewEvery", "0", "frozenEvery", "0");

  /**
   * Learns one.
   *
   * @throws RunFailedException if the loss was no number any more
   */
  void learn(Unit.Inversion unit, Exemplars exemplars, BooleanSupplier stop) {
    Path checkpoint = folder.checkpoint(unit);
    Folders.make(checkpoint.getParent());
    RelationInversion inversion =
        new RelationInversion(
            model,
            exemplars,
            InversionOptions.SETTINGS.with(unit.options(), UNWATCHED),
            GenerationOptions.quick(),
            Optional.of(checkpoint));
    InversionListener hearing = new Hearing(unit, warnings, stop);
    InversionResult result =
        Files.exists(checkpoint) ? inversion.resume(hearing) : inversion.run(hearing);
    if (result.outcome() == InversionResult.Outcome.DIVERGED) {
      throw new RunFailedException(unit + ": " + result.divergence(unit.options()));
    } else if (result.outcome() == InversionResult.Outcome.COMPLETED) {
      RelationFile.write(folder.relation(unit), result.relation());
      delete(checkpoint);
    }
  }

  private static void delete(Path checkpoint) {
    try {
      Files.deleteIfExists(checkpoint);
    } catch (IOException e) {
      throw new UserException(
          checkpoint + " cannot be deleted (" + e + "); delete it and run again.", e);
    }
  }

  private record Hearing(Unit.Inversion unit, Consumer<String> warnings, BooleanSupplier stop)
      implements InversionListener {
    @Override
    public void warning(String sentence) {
      warnings.accept(unit + ": " + sentence);
    }

    @Override
    public boolean cancelled() {
      return stop.getAsBoolean();
    }
  }
}
