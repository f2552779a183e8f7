package io.github.reversion.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
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
  private final Map<String, Task> tasks = new LinkedHashMap<>();
  private final Session session;

  @SuppressWarnings("UnusedVariable") // picocli answers --help by itself
  @Mixin
  private final CommonFlags common = new CommonFlags();

  WorldCommand(Session session) {
    this.session = session;
    tasks.put("draw", new WorldDrawCommand(session));
    tasks.put("train", new WorldTrainCommand(session));
    tasks.put("measure", new WorldMeasureCommand(session));
    tasks.put("report", new WorldReportCommand(session));
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.forAnnotatedObject(this);
    tasks.forEach((name, task) -> spec.addSubcommand(name, task.spec()));
    return spec;
  }

  @Override
  public int run(ParseResult given) {
    if (!given.hasSubcommand()) {
      new CommandLine(given.commandSpec()).usage(session.err());
      return ExitStatus.REFUSED;
    }
    ParseResult command = given.subcommand();
    return tasks.get(command.commandSpec().name()).run(command);
  }
}
