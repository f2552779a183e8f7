package io.github.reversion.cli;

import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.harness.runs.RunFolder;
import io.github.reversion.harness.runs.Workers;
import io.github.reversion.harness.score.ScoredRun;
import io.github.reversion.harness.score.Scorer;
import io.github.reversion.harness.score.Scoring;
import io.github.reversion.harness.scorers.Scorers;
import java.util.List;

/** Scores a run in a session: with progress, and with a word on what it left. */
final class Judging {
  private Judging() {}

  /**
   * Scores it.
   *
   * @param scorers as the command line names them
   * @param device that those compute on that are networks
   * @return whether it came to its end; the user may have stopped it
   */
  static boolean run(
      RunFolder folder, List<String> scorers, ComputeDevice device, Workers team, Session session) {
    List<Scorer> open = Scorers.open(scorers, ScoredRun.of(folder, session.store(), device));
    try {
      for (Scorer scorer : open) {
        if (!isScored(folder, scorer, team, session)) {
          session.err().println("Stopped; to go on, give the same command again.");
          return false;
        }
      }
    } finally {
      open.forEach(Scorer::close);
    }
    session.out().println("scores: " + folder.root());
    session.out().flush();
    return true;
  }

  private static boolean isScored(RunFolder folder, Scorer scorer, Workers team, Session session) {
    RunProgress progress = new RunProgress(session);
    try {
      new Scoring(folder, scorer, team, progress).run();
    } finally {
      progress.end();
    }
    return !progress.cancelled();
  }
}
