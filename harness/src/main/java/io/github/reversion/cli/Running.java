package io.github.reversion.cli;

import io.github.reversion.harness.plan.Plan;
import io.github.reversion.harness.runs.LocalUnitRunner;
import io.github.reversion.harness.runs.RunFolder;
import io.github.reversion.harness.runs.SuiteRun;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.run.ModelChoice;
import java.time.Clock;

/** Runs a suite in a session: with progress, and with a word on what it left. */
final class Running {
  private Running() {}

  /**
   * Runs it.
   *
   * @param threads that an operation uses
   * @return whether it came to its end; the user may have stopped it
   */
  static boolean run(
      Plan plan, RunFolder folder, ComputeFlags compute, int threads, Session session) {
    RunProgress progress = new RunProgress(session);
    ModelChoice choice = compute.modelOf(plan.suite());
    try (StableDiffusion model = choice.load(session.store())) {
      session.sayDevice(model.device().name(), model.device().reason());
      LocalUnitRunner runner =
          new LocalUnitRunner(
              plan.suite(), model, folder, session.store(), threads, progress::warning);
      new SuiteRun(plan, runner, folder, compute.team(), Clock.systemUTC(), progress)
          .run(session.store());
    } finally {
      progress.end();
    }
    if (progress.cancelled()) {
      session.err().println("Stopped; to go on, give the same command again.");
      return false;
    }
    session.out().println("images: " + folder.root());
    session.out().flush();
    return true;
  }
}
