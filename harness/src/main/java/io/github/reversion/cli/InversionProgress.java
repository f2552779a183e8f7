package io.github.reversion.cli;

import io.github.reversion.inversion.InversionListener;
import io.github.reversion.inversion.StepRecord;

/** Shows how learning goes. */
final class InversionProgress implements InversionListener {
  private final Session session;
  private final Progress search;
  private final Progress progress;
  private double frozenLoss = Double.NaN;

  InversionProgress(Session session) {
    this.session = session;
    search = progress("start word");
    progress = progress("step");
  }

  private Progress progress(String job) {
    return new Progress(session.out(), session.terminal(), job, System::nanoTime);
  }

  @Override
  public void warning(String sentence) {
    progress.clear();
    session.err().println("Warning: " + sentence);
  }

  @Override
  public void note(String sentence) {
    search.clear();
    progress.clear();
    session.out().println(sentence);
  }

  @Override
  public void tried(int tries, int most) {
    search.update(tries, most, "");
  }

  @Override
  public void step(StepRecord record, int steps) {
    if (!Double.isNaN(record.frozenLoss())) {
      frozenLoss = record.frozenLoss();
    }
    String figures = Progress.figure("loss", record.loss());
    progress.update(
        record.step(),
        steps,
        Double.isNaN(frozenLoss) ? figures : figures + Progress.figure("frozen", frozenLoss));
  }

  @Override
  public boolean cancelled() {
    return session.interrupted().getAsBoolean();
  }

  void end() {
    search.end();
    progress.end();
  }
}
