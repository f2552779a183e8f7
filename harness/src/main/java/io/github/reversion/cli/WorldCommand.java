package io.github.reversion.cli;

import picocli.CommandLine.Command;

/** {@code reversion world}: the commands about the scene world. */
@Command(
    name = "world",
    description =
        "The scene world: draws it, trains the mini model on it, measures a model by it, and reports"
            + " what was measured.",
    synopsisSubcommandLabel = "COMMAND")
final class WorldCommand extends CommandGroup {
  WorldCommand(Session session) {
    super(
        session,
        new WorldDrawCommand(session),
        new WorldTrainCommand(session),
        new WorldMeasureCommand(session),
        new WorldReportCommand(session));
  }
}
