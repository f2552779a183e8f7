package io.github.reversion.command;

import ij.IJ;
import io.github.reversion.inversion.InversionListener;
import io.github.reversion.inversion.InversionOptions;
import io.github.reversion.inversion.StepRecord;
import io.github.reversion.run.Figures;

/** Shows how far learning is, the search for words to start from included. */
public final class LearningProgress implements InversionListener {
  private final Progress progress;
  private final int steps;

  /** As many steps take as long as looking for words to start from. */
  private final int startSteps;

  /** Learning with these options. */
  public LearningProgress(Progress progress, InversionOptions options) {
    this.progress = progress;
    steps = options.steps();
    startSteps = (int) (Figures.startPasses(options) * steps / Figures.passes(options));
  }

  @Override
  public void warning(String sentence) {
    IJ.log(sentence);
  }

  @Override
  public void tried(int tries, int most) {
    progress.at(
        startSteps * tries / most,
        startSteps + steps,
        "Word %d of at most %d to start from".formatted(tries, most));
  }

  @Override
  public void step(StepRecord record, int all) {
    at(record.step(), "Step %d of %d".formatted(record.step(), all));
  }

  /** So many steps are done; {@code message} says so. */
  void at(int step, String message) {
    progress.at(startSteps + step, startSteps + steps, message);
  }

  @Override
  public boolean cancelled() {
    return progress.isCancelled();
  }
}
