package io.github.reversion.cli;

import io.github.reversion.inversion.InversionResult;
import io.github.reversion.run.InversionFiles;
import io.github.reversion.run.InversionJob;

/** Runs an inversion in a session: with progress, and with a word on what it left. */
final class Inverting {
  private Inverting() {}

  static InversionResult run(InversionJob job, Session session) {
    InversionProgress progress = new InversionProgress(session);
    InversionResult result;
    try {
      result = job.run(progress);
    } finally {
      progress.end();
    }
    InversionFiles files = job.files();
    if (result.outcome() == InversionResult.Outcome.CANCELLED) {
      session
          .err()
          .printf(
              "Stopped after step %d of %d; to go on, give the same command with --resume.%n",
              result.log().size(), job.options().steps());
    }
    session.out().println("relation:   " + files.relation());
    session.out().println("run file:   " + files.run());
    session.out().println("loss:       " + files.lossCsv());
    if (!result.log().isEmpty()) {
      session.out().println("loss curve: " + files.lossPlot());
    }
    session.out().flush();
    return result;
  }
}
