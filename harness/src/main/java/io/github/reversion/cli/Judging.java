package io.github.reversion.cli;

import io.github.reversion.harness.runs.RunFolder;
import io.github.reversion.harness.runs.Workers;
import io.github.reversion.harness.score.Scorer;
import io.github.reversion.harness.score.Scoring;

/** Scores a run in a session: with progress, and with a word on what it left. */
final class Judging {
  private Judging() {}

  /**
   * Scores it.
   *
   * @return whether it came to its end; the user may have stopped it
   */
  static boolean run(RunFolder folder, Scorer scorer, Workers team, Session session) {
    RunProgress progress = new RunProgress(session);
    try {
      new Scoring(folder, scorer, team, progress).run();
    } finally {
      progress.end();
    }
    if (progress.cancelled()) {
      session.err().println("Stopped; to go on, give the same command again.");
      return false;
    }
    session.out().println("scores: " + folder.root());
    session.out().flush();
    return true;
  }
}
