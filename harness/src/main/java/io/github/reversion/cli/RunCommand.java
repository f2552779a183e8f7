package io.github.reversion.cli;

import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.harness.plan.Plan;
import io.github.reversion.harness.runs.Drawn;
import io.github.reversion.harness.runs.RunFolder;
import io.github.reversion.settings.SettingException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** {@code reversion run}: learns and draws what a suite asks for. */
@Command(
    name = "run",
    description =
        "Runs a suite: learns its relations and draws its images. What is in the folder already is"
            + " not done again, so that it can be stopped or killed at any time and given again. The"
            + " files are the same, byte for byte, for every number of workers.",
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  reversion run mini --dry-run",
      "  reversion run mini --workers 4 --out runs/mini",
      "  reversion run mini --methods and,full --limit 8 --out runs/part"
    })
final class RunCommand implements Task {
  @Mixin private final SuiteParameter suite = new SuiteParameter();

  @Option(names = "--out", paramLabel = "DIR", description = "made if need be")
  private Path out;

  @Mixin private final SelectionFlags part = new SelectionFlags();

  @Mixin private final ComputeFlags compute = new ComputeFlags();

  @Option(
      names = "--dry-run",
      description = "only say what there is to do, and about how much time and memory it takes")
  private boolean dry;

  @Option(
      names = "--pass-seconds",
      paramLabel = "X",
      description = "for --dry-run: what a pass of the network over an image takes here")
  private double passSeconds;

  @Mixin private final CommonFlags common = new CommonFlags();
  private final Session session;

  RunCommand(Session session) {
    this.session = session;
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.forAnnotatedObject(this);
  }

  @Override
  public int run(ParseResult given) {
    Suite asked = suite.read();
    Plan plan = Plan.of(asked, part.selection());
    if (!(passSeconds >= 0 && Double.isFinite(passSeconds))) {
      throw new SettingException("pass-seconds is " + passSeconds + "; it must be 0 or more.");
    }
    compute.team();
    int threads = common.threadsOrOne();
    session.out().println(plan);
    if (dry) {
      session.out().println(compute.estimate(plan, passSeconds));
      sayDone(plan);
      session.out().flush();
      return ExitStatus.DONE;
    }
    if (out == null) {
      throw new SettingException(
          "out is missing; say where results go with --out DIR, or ask for --dry-run.");
    }
    boolean whole = Running.run(plan, new RunFolder(out), compute, threads, session);
    return whole ? ExitStatus.DONE : ExitStatus.INTERRUPTED;
  }

  /** What is there already is not in the estimate. */
  private void sayDone(Plan plan) {
    if (out != null && RunFolder.isThere(out)) {
      session.out().printf("%s has %d images of them already%n", out, Drawn.count(plan, out));
    }
  }
}
