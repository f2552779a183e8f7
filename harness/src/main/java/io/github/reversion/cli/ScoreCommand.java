package io.github.reversion.cli;

import io.github.reversion.harness.runs.RunFolder;
import io.github.reversion.harness.runs.Workers;
import io.github.reversion.harness.score.OracleScorer;
import io.github.reversion.harness.score.Scorers;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;

/** {@code reversion score}: judges the images of a run. */
@Command(
    name = "score",
    description =
        "Scores the images that 'reversion run' has drawn, a line each. What the same scorer has"
            + " scored already is not scored again.",
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  reversion score runs/mini",
      "  reversion score runs/mini --workers 4"
    })
final class ScoreCommand implements Task {
  @Parameters(paramLabel = "DIR", description = "the folder of a run")
  private Path folder;

  @Option(
      names = "--scorer",
      paramLabel = "NAME",
      description = "oracle: reads pictures of the scene world exactly (default: ${DEFAULT-VALUE})")
  private String scorer = OracleScorer.NAME;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "images that are scored side by side (default: ${DEFAULT-VALUE})")
  private int workers = 1;

  @SuppressWarnings("UnusedVariable") // picocli answers --help by itself
  @Mixin
  private final CommonFlags common = new CommonFlags();

  private final Session session;

  ScoreCommand(Session session) {
    this.session = session;
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.forAnnotatedObject(this);
  }

  @Override
  public int run(ParseResult given) {
    boolean whole =
        Judging.run(new RunFolder(folder), Scorers.named(scorer), new Workers(workers), session);
    return whole ? ExitStatus.DONE : ExitStatus.INTERRUPTED;
  }
}
