package io.github.reversion.cli;

import io.github.reversion.harness.report.Figure;
import io.github.reversion.harness.report.Gate;
import io.github.reversion.harness.report.Report;
import io.github.reversion.harness.runs.RunFolder;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;

/** {@code reversion report}: what the scores of a run come to. */
@Command(
    name = "report",
    description =
        "Counts the scores of a run together, with 95 %% intervals, compares its methods, and writes"
            + " results.json, results.csv and junit.xml into its folder. That a score misses what the"
            + " suite expects is said there and here; it does not change the exit status.",
    footer = {
      "",
      "Examples:",
      "  reversion report runs/mini",
      "  reversion report runs/mini --summary benchmark/results/mini.json"
    })
final class ReportCommand implements Task {
  @Parameters(paramLabel = "DIR", description = "the folder of a run that is scored")
  private Path folder;

  @Option(
      names = "--summary",
      paramLabel = "FILE",
      description =
          "gets results.json without its prompts: for pages, and short enough to be kept in a"
              + " repository, but not enough for compare")
  private Path summary;

  @SuppressWarnings("UnusedVariable") // picocli answers --help by itself
  @Mixin
  private final CommonFlags common = new CommonFlags();

  private final Session session;

  ReportCommand(Session session) {
    this.session = session;
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.forAnnotatedObject(this);
  }

  @Override
  public int run(ParseResult given) {
    RunFolder run = new RunFolder(folder);
    Report report = Report.of(run, sentence -> session.err().println("Warning: " + sentence));
    report.write(run);
    if (summary != null) {
      report.results().writeSummary(summary);
    }
    for (Figure figure : report.results().figures()) {
      if (figure.relation().isEmpty()) {
        session.out().printf("%-20s %-20s %s%n", figure.measure(), figure.method(), figure.text());
      }
    }
    for (Gate gate : report.gates()) {
      session
          .out()
          .printf(
              "%-6s %s of %s: %s%n",
              gate.verdict().name().toLowerCase(Locale.ROOT),
              gate.what(),
              gate.method(),
              gate.text());
    }
    session.out().println("results: " + folder);
    session.out().flush();
    session.err().flush();
    return ExitStatus.DONE;
  }
}
