package io.github.reversion.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code reversion completion}: lets a shell complete commands and options. */
@Command(
    name = "completion",
    description =
        "Prints a script by which bash and zsh complete the commands and options of reversion.",
    footer = {
      "",
      "Examples:",
      "  source <(reversion completion)",
      "  reversion completion > ~/.local/share/bash-completion/completions/reversion"
    })
final class CompletionCommand implements Task {
  @SuppressWarnings("UnusedVariable") // picocli answers --help by itself
  @Mixin
  private final CommonFlags common = new CommonFlags();

  private final Session session;

  CompletionCommand(Session session) {
    this.session = session;
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.forAnnotatedObject(this);
  }

  @Override
  public int run(ParseResult given) {
    CommandSpec top = given.commandSpec().root();
    session.out().print(AutoComplete.bash(top.name(), top.commandLine()));
    session.out().flush();
    return ExitStatus.DONE;
  }
}
