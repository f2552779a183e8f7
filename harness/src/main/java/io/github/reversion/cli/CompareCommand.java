package io.github.reversion.cli;

import io.github.reversion.harness.report.Drop;
import io.github.reversion.harness.report.Gauge;
import io.github.reversion.harness.report.JUnitXml;
import io.github.reversion.weights.AtomicFile;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;

/** {@code reversion compare}: whether a run is worse than another. */
@Command(
    name = "compare",
    description =
        "Compares two runs of a suite, method by method, paired by prompt. Exit status 0: no method"
            + " has lost more than allowed; 1: one has; 2: they cannot be compared; 3: the new run is"
            + " not whole.",
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  reversion compare runs/main runs/branch --junit target/compare.xml",
      "  reversion compare ci/results.json runs/branch --max-drop 0.05 --metric oracle.entities"
    })
final class CompareCommand implements Task {
  @Parameters(
      index = "0",
      paramLabel = "BASE",
      description = "the folder of a run, or its results.json")
  private Path base;

  @Parameters(index = "1", paramLabel = "NEW", description = "the same of the run in question")
  private Path next;

  @Option(
      names = "--max-drop",
      paramLabel = "X",
      description =
          "how much the mean over prompts may be worse than the base (default: ${DEFAULT-VALUE})")
  private double maxDrop = 0.02;

  @Option(
      names = "--metric",
      paramLabel = "[SCORER.]MEASURE",
      description =
          "what is compared; without a scorer the oracle's is meant where several measure it"
              + " (default: ${DEFAULT-VALUE})")
  private String metric = "relation";

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "gets the comparison as a test report, a case for each method")
  private Path junit;

  @SuppressWarnings("UnusedVariable") // picocli answers --help by itself
  @Mixin
  private final CommonFlags common = new CommonFlags();

  private final Session session;

  CompareCommand(Session session) {
    this.session = session;
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.forAnnotatedObject(this);
  }

  @Override
  public int run(ParseResult given) {
    boolean small = true;
    if (junit != null) {
      AtomicFile.requireWritable(junit);
    }
    List<Drop> drops = new Gauge(metric, maxDrop).compare(base, next);
    for (Drop drop : drops) {
      small &= drop.isSmall();
      session.out().printf("%-4s %s%n", drop.isSmall() ? "OK" : "FAIL", drop);
    }
    if (junit != null) {
      JUnitXml.write(junit, drops);
    }
    session.out().flush();
    return small ? ExitStatus.DONE : ExitStatus.FAILED;
  }
}
