package io.github.reversion.cli;

import io.github.reversion.benchmark.suite.Suites;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code reversion benchmark list}: the suites there are. */
@Command(
    name = "list",
    description = "Lists the suites that come with this program.",
    footer = {"", "Examples:", "  reversion benchmark list"})
final class BenchmarkListCommand implements Task {
  @SuppressWarnings("UnusedVariable") // picocli answers --help by itself
  @Mixin
  private final CommonFlags common = new CommonFlags();

  private final Session session;

  BenchmarkListCommand(Session session) {
    this.session = session;
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.forAnnotatedObject(this);
  }

  @Override
  public int run(ParseResult given) {
    Suites.NAMES.stream()
        .map(Suites::named)
        .forEach(suite -> session.out().printf("%-16s %s%n", suite.name(), suite.description()));
    session.out().flush();
    return ExitStatus.DONE;
  }
}
