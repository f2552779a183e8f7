package io.github.reversion.cli;

import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** A command that does nothing but hold others, such as {@code reversion model}. */
abstract class CommandGroup implements Task {
  private final Tasks tasks;
  private final List<Task> members;

  @SuppressWarnings("UnusedVariable") // picocli answers --help by itself
  @Mixin
  private final CommonFlags common = new CommonFlags();

  CommandGroup(Session session, Task... members) {
    tasks = new Tasks(session);
    this.members = List.of(members);
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.forAnnotatedObject(this);
    tasks.addTo(spec, members.toArray(Task[]::new));
    return spec;
  }

  @Override
  public int run(ParseResult given) {
    return tasks.run(given);
  }
}
