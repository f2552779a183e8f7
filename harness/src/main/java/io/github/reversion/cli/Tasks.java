package io.github.reversion.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Commands that stand side by side, one of which the user names. */
final class Tasks {
  private final Session session;
  private final Map<String, Task> byName = new LinkedHashMap<>();

  /** None yet. */
  Tasks(Session session) {
    this.session = session;
  }

  /** Puts commands under another, in the order in which its help is to name them. */
  void addTo(CommandSpec parent, Task... tasks) {
    for (Task task : tasks) {
      CommandSpec spec = task.spec();
      byName.put(spec.name(), task);
      parent.addSubcommand(spec.name(), spec);
    }
  }

  /** Does the one that was named; shows the help of the command above where none was. */
  int run(ParseResult given) {
    if (!given.hasSubcommand()) {
      given.commandSpec().commandLine().usage(session.err());
      return ExitStatus.REFUSED;
    }
    ParseResult command = given.subcommand();
    return byName.get(command.commandSpec().name()).run(command);
  }
}
