package io.github.reversion.cli;

import io.github.reversion.harness.runs.RunListener;

/** Shows how a run goes, of which several workers tell. */
public final class RunProgress implements RunListener {
  private final Session session;
  private Progress progress;
  private String job = "";

  /** Shows it where the session shows progress. */
  public RunProgress(Session session) {
    this.session = session;
    progress = begun("");
  }

  private Progress begun(String name) {
    return new Progress(session.out(), session.terminal(), name, System::nanoTime);
  }

  @Override
  public synchronized void warning(String sentence) {
    progress.clear();
    session.err().println("Warning: " + sentence);
    session.err().flush();
  }

  @Override
  public void relations(int done, int all) {
    show("relation", done, all);
  }

  @Override
  public void images(long done, long all) {
    show("image", Math.toIntExact(done), Math.toIntExact(all));
  }

  private synchronized void show(String name, int done, int all) {
    if (all == 0) {
      return;
    }
    if (!job.equals(name)) {
      progress.end();
      job = name;
      progress = begun(name);
    }
    progress.update(done, all, "");
  }

  @Override
  public boolean cancelled() {
    return session.interrupted().getAsBoolean();
  }

  /** There is no more to show. */
  public synchronized void end() {
    progress.end();
  }
}
