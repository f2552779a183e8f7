package io.github.reversion.harness.world;

import io.github.reversion.RunFailedException;
import io.github.reversion.benchmark.folder.ExemplarFolders;
import io.github.reversion.benchmark.world.BenchmarkRelation;
import io.github.reversion.harness.json.JsonLines;
import io.github.reversion.inversion.InversionListener;
import io.github.reversion.inversion.InversionOptions;
import io.github.reversion.inversion.InversionResult;
import io.github.reversion.inversion.RelationInversion;
import io.github.reversion.pipeline.StableDiffusion;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Times inversions, one after the other, with all that the options ask for.
 *
 * @param model that is learned on
 * @param options of learning
 * @param clock that times them
 * @param stop asked while they are learned; one that was stopped is not counted
 * @param warnings takes a sentence for each line that cannot be used
 */
record InversionTiming(
    StableDiffusion model,
    InversionOptions options,
    InstantSource clock,
    BooleanSupplier stop,
    Consumer<String> warnings) {

  /**
   * Adds the lines that a file lacks.
   *
   * @throws RunFailedException if a loss was no number any more
   */
  void measure(List<BenchmarkRelation> relations, JsonLines<InversionLine> file) {
    List<String> timed = file.mend(warnings).stream().map(InversionLine::relation).toList();
    for (BenchmarkRelation relation : relations) {
      if (!timed.contains(relation.toString()) && !stop.getAsBoolean()) {
        time(relation, file);
      }
    }
  }

  private void time(BenchmarkRelation relation, JsonLines<InversionLine> file) {
    Instant began = clock.instant();
    InversionResult result =
        new RelationInversion(model, ExemplarFolders.exemplars(relation), options)
            .run(new Hearing(stop, warnings));
    double seconds = Duration.between(began, clock.instant()).toMillis() / 1000.0;
    switch (result.outcome()) {
      case COMPLETED ->
          file.append(new InversionLine(relation.toString(), seconds, Host.of(model.device())));
      case CANCELLED -> {}
      case DIVERGED -> throw new RunFailedException(relation + ": " + result.divergence(options));
    }
  }

  private record Hearing(BooleanSupplier stop, Consumer<String> warnings)
      implements InversionListener {
    @Override
    public void warning(String sentence) {
      warnings.accept(sentence);
    }

    @Override
    public boolean cancelled() {
      return stop.getAsBoolean();
    }
  }
}
