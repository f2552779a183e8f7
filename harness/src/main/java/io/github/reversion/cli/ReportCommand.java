package io.github.reversion.cli;

import io.github.reversion.harness.report.Report;
import io.github.reversion.harness.report.ResultsSchema;
import io.github.reversion.harness.runs.RunFolder;
import java.nio.file.Path;
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
            + " report.html, results.json, results.csv and junit.xml into its folder. That a score misses"
            + " what the suite expects is said there and here; it does not change the exit status. One"
            + " that was not scored is refused after all else is written.",
    sortOptions = false,
    footer = {
      "",
      "What results.json holds is told by docs/results.md and by its JSON Schema.",
      "",
      "Examples:",
      "  reversion report runs/mini",
      "  reversion report runs/mini --summary benchmark/results/mini.json",
      "  reversion report --schema"
    })
final class ReportCommand implements Task {
  @Parameters(paramLabel = "DIR", description = "the folder of a run that is scored")
  private Path folder;

  @Option(
      names = "--schema",
      help = true,
      description = "print the JSON Schema of results.json and do nothing else")
  private boolean schema;

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
    if (schema) {
      session.out().print(ResultsSchema.text());
      session.out().flush();
      return ExitStatus.DONE;
    }
    RunFolder run = new RunFolder(folder);
    Report report = Reporting.run(run, session);
    report.gates().forEach(session.out()::println);
    if (summary != null) {
      report.results().writeSummary(summary);
    }
    session.out().flush();
    report.requireScored(run);
    return ExitStatus.DONE;
  }
}
