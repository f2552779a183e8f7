package io.github.reversion.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code reversion world}: the commands about the scene world. */
@Command(
    name = "world",
    description =
        "The scene world: draws it, trains the mini model on it, measures a model by it, and reports"
            + " what was measured.",
    synopsisSubcommandLabel = "COMMAND")
final class WorldCommand implements Task {
  private final Session session;
  private final Tasks tasks;

  @SuppressWarnings("UnusedVariable") // picocli answers --help by itself
  @Mixin
  private final CommonFlags common = new CommonFlags();

  WorldCommand(Session session) {
    this.session = session;
    tasks = new Tasks(session);
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.forAnnotatedObject(this);
    tasks.addTo(
        spec,
        new WorldDrawCommand(session),
        new WorldTrainCommand(session),
        new WorldMeasureCommand(session),
        new WorldReportCommand(session));
    return spec;
  }

  @Override
  public int run(ParseResult given) {
    return tasks.run(given);
  }
}
