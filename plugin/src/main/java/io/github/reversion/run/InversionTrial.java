package io.github.reversion.run;

import io.github.reversion.UserException;
import io.github.reversion.compute.PeakMemory;
import io.github.reversion.exemplar.Exemplars;
import io.github.reversion.inversion.InversionListener;
import io.github.reversion.inversion.InversionOptions;
import io.github.reversion.inversion.InversionResult;
import io.github.reversion.inversion.RelationInversion;
import io.github.reversion.inversion.StepRecord;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.pipeline.StableDiffusion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Takes two steps of an inversion to find out how long all of them will take; nothing is written.
 *
 * @param model stays open
 * @param preview how previews will be drawn
 * @param modelName as the user named it
 */
public record InversionTrial(
    StableDiffusion model,
    Exemplars exemplars,
    InversionOptions options,
    GenerationOptions preview,
    String modelName) {

  /**
   * Takes the steps.
   *
   * <p>The first one comes with everything that is done once, the second one is as all that follow.
   * What looks for words to start from, and what watches an inversion, the frozen batch and
   * previews, is counted by the passes of the network that it takes.
   *
   * @param nanoTime the clock
   * @param cancelled asked before every micro-step
   * @return nothing if it was cancelled
   * @throws UserException if exemplars, options and model do not suit each other, memory does not
   *     suffice, or the loss is no number any more
   */
  public Optional<InversionEstimate> run(LongSupplier nanoTime, BooleanSupplier cancelled) {
    InversionOptions two =
        InversionOptions.SETTINGS.with(
            options, Map.of("steps", "2", "previewEvery", "0", "frozenEvery", "0"));
    List<Long> times = new ArrayList<>(List.of(nanoTime.getAsLong()));
    InversionListener clock =
        new InversionListener() {
          @Override
          public void step(StepRecord step, int steps) {
            times.add(nanoTime.getAsLong());
          }

          @Override
          public boolean cancelled() {
            return cancelled.getAsBoolean();
          }
        };
    try (PeakMemory peak = new PeakMemory(model.device())) {
      InversionResult result = new RelationInversion(model, exemplars, two).run(clock);
      if (result.outcome() == InversionResult.Outcome.DIVERGED) {
        throw new UserException(result.divergence(options));
      }
      if (result.outcome() == InversionResult.Outcome.CANCELLED) {
        return Optional.empty();
      }
      double first = (times.get(1) - times.get(0)) * 1e-9;
      double second = (times.get(2) - times.get(1)) * 1e-9;
      Figures usual = Figures.of(modelName, model.device().isCuda());
      return Optional.of(
          new InversionEstimate(
              model.device().name(),
              seconds(first, second, Figures.startPasses(two)),
              peak.most(),
              usual.weightBytes() + usual.workerBytes()));
    }
  }

  /** The first step has taken some of the passes that look for words to start from. */
  private double seconds(double first, double second, long startPassesTaken) {
    double pass = second * options.steps() / Figures.passes(options);
    long others =
        Figures.startPasses(options) - startPassesTaken + Figures.watchingPasses(options, preview);
    return first + (options.steps() - 1) * second + others * pass;
  }
}
