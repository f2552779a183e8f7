package io.github.reversion.command;

import ij.IJ;
import io.github.reversion.image.RgbImage;
import io.github.reversion.inversion.InversionListener;
import io.github.reversion.inversion.InversionOptions;
import io.github.reversion.inversion.InversionResult;
import io.github.reversion.inversion.StepRecord;
import io.github.reversion.run.InversionJob;

/** Shows how learning goes: curve, previews, time left, log; and at its end what came out. */
final class InversionWatcher implements InversionListener {
  private final LearningProgress progress;
  private final InversionJob job;
  private final LossCurve curve;
  private final PreviewStack previews;
  private final long start = System.nanoTime();

  private double frozenLoss = Double.NaN;

  InversionWatcher(Progress progress, InversionJob job) {
    this.job = job;
    InversionOptions options = job.options();
    this.progress = new LearningProgress(progress, options);
    String name = job.files().name();
    curve = new LossCurve(name, System::nanoTime);
    previews = new PreviewStack("Previews of " + name);
    IJ.log(
        "Learning %s from %d exemplars of %s, %d steps with %s on %s (%s)"
            .formatted(
                options.token(),
                job.exemplars().list().size(),
                job.exemplars().name(),
                options.steps(),
                job.asked().choice().model(),
                job.model().device().name(),
                job.model().device().reason()));
  }

  @Override
  public void warning(String sentence) {
    IJ.log(sentence);
  }

  @Override
  public void note(String sentence) {
    IJ.log(sentence);
  }

  @Override
  public void tried(int tries, int most) {
    progress.tried(tries, most);
  }

  @Override
  public void step(StepRecord record, int steps) {
    String message = "Step %d of %d".formatted(record.step(), steps);
    if (!Double.isNaN(record.frozenLoss())) {
      frozenLoss = record.frozenLoss();
      // Ten lines a run tell enough.
      if (record.step() * 10L / steps
          > (record.step() - job.options().frozenEvery()) * 10L / steps) {
        IJ.log("%s: loss on the frozen batch %.4f".formatted(message, frozenLoss));
      }
    }
    curve.add(record);
    progress.at(
        record.step(),
        Double.isNaN(frozenLoss) ? message : message + ", loss %.4f".formatted(frozenLoss));
  }

  @Override
  public void preview(int step, RgbImage image) {
    previews.add(step, image);
  }

  @Override
  public boolean cancelled() {
    return progress.cancelled();
  }

  /** Shows what came out. */
  void finish(InversionResult result) {
    double seconds = Math.rint((System.nanoTime() - start) * 1e-8) / 10;
    curve.finish(result.log());
    InversionTable.show(job, result, seconds);
    IJ.log(
        "%d steps in %.1f s; the relation is in %s"
            .formatted(result.log().size(), seconds, job.files().relation()));
  }
}
