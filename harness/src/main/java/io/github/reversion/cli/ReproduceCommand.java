package io.github.reversion.cli;

import io.github.reversion.UserException;
import io.github.reversion.benchmark.suite.ExpectedScores;
import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.harness.plan.Plan;
import io.github.reversion.harness.plan.Selection;
import io.github.reversion.harness.report.Gate;
import io.github.reversion.harness.report.Results;
import io.github.reversion.harness.runs.RunFolder;
import io.github.reversion.harness.scorers.Scorers;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** {@code reversion reproduce}: whether a suite comes to what it expects. */
@Command(
    name = "reproduce",
    description = {
      "Runs, scores and reports a whole suite, and says of each score that the suite expects: OK"
          + " (within the tolerance), OK* (better), FAIL (worse), with expected, actual and delta."
          + " What is in the folder already is not done again. With --verify nothing is computed:"
          + " the results that are there are held against what the suite expects now.",
      "",
      "Exit status 0: all are OK; 1: one is worse; 2: they cannot be compared; 3: the run is not"
          + " whole."
    },
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  reversion reproduce mini-ci --workers 2",
      "  reversion reproduce mini-ci --verify",
      "  reversion reproduce my-suite.yaml --verify --out downloads/results.json"
    })
final class ReproduceCommand implements Task {
  @Mixin private final SuiteParameter suite = new SuiteParameter();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "made if need be; with --verify: the folder of a run, or its results.json (default:"
              + " runs/ and the suite's name)")
  private Path out;

  @Option(names = "--verify", description = "compute nothing, only compare")
  private boolean verify;

  @Mixin private final ScorerFlag scorer = new ScorerFlag();

  @Mixin private final ComputeFlags compute = new ComputeFlags();
  @Mixin private final CommonFlags common = new CommonFlags();
  private final Session session;

  ReproduceCommand(Session session) {
    this.session = session;
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.forAnnotatedObject(this);
  }

  @Override
  public int run(ParseResult given) {
    Suite asked = suite.read();
    ExpectedScores expected =
        asked
            .expected()
            .orElseThrow(
                () ->
                    new UserException(
                        ("The suite %s expects no scores; run it, and write what it comes to by"
                                + " 'reversion benchmark expect'.")
                            .formatted(asked.name())));
    List<String> scorers = scorer.of(asked);
    if (!verify) {
      Scorers.requireHere(scorers, asked);
    }
    Path place = out == null ? Path.of("runs", asked.name()) : out;
    if (!verify && !measured(asked, place, scorers)) {
      return ExitStatus.INTERRUPTED;
    }
    Results results = Results.read(place, asked);
    List<Gate> gates = Gate.of(asked, results);
    session.out().printf("expected: as on %s, commit %s%n", expected.hardware(), expected.commit());
    gates.forEach(session.out()::println);
    session.out().flush();
    Gate.requireScored(suite.fileName(), asked, results);
    return status(gates);
  }

  private boolean measured(Suite asked, Path place, List<String> scorers) {
    Plan plan = Plan.of(asked, Selection.ALL);
    RunFolder folder = new RunFolder(place);
    session.out().println(plan);
    if (!Running.run(plan, folder, compute, common.threadsOrOne(), session)
        || !Judging.run(folder, scorers, ComputeDevice.cpu(), compute.team(), session)) {
      return false;
    }
    Reporting.run(folder, session);
    return true;
  }

  private static int status(List<Gate> gates) {
    if (gates.stream().anyMatch(gate -> gate.verdict().isMissed())) {
      return ExitStatus.FAILED;
    }
    boolean open = gates.stream().anyMatch(gate -> gate.verdict().isOpen());
    return open ? ExitStatus.RUN_FAILED : ExitStatus.DONE;
  }
}
