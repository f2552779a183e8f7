package io.github.reversion.cli;

import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.harness.runs.RunFolder;
import io.github.reversion.harness.runs.Workers;
import io.github.reversion.harness.score.OracleScorer;
import io.github.reversion.harness.scorers.Scorers;
import io.github.reversion.settings.SettingException;
import java.nio.file.Path;
import java.util.List;
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
            + " scored already is not scored again. Scores by networks differ between devices by"
            + " rounding.",
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  reversion score runs/mini --workers 4",
      "  reversion score runs/mini --scorer oracle,clip:models/clip-vit-base-patch32",
      "  reversion score --list"
    })
final class ScoreCommand implements Task {
  @Parameters(paramLabel = "DIR", arity = "0..1", description = "the folder of a run")
  private Path folder;

  @Mixin private final ScorerFlag scorer = new ScorerFlag();

  @Option(names = "--list", description = "say which scorers there are, and do nothing")
  private boolean list;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "images that are scored side by side (default: ${DEFAULT-VALUE})")
  private int workers = 1;

  @Mixin private final DeviceFlag device = DeviceFlag.cpu();

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
    if (list) {
      Scorers.meanings()
          .forEach((usage, meaning) -> session.out().printf("%s%n    %s%n", usage, meaning));
      session.out().flush();
      return ExitStatus.DONE;
    }
    if (folder == null) {
      throw new SettingException("DIR is missing; name the folder of a run.");
    }
    Workers team = new Workers(workers);
    ComputeDevice chosen = device.choose();
    RunFolder run = new RunFolder(folder);
    List<String> scorers = scorer.of(run.suite());
    if (!scorers.equals(List.of(OracleScorer.NAME))) { // which is no network
      session.sayDevice(chosen.name(), chosen.reason());
    }
    boolean whole = Judging.run(run, scorers, chosen, team, session);
    return whole ? ExitStatus.DONE : ExitStatus.INTERRUPTED;
  }
}
