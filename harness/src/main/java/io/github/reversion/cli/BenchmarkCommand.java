package io.github.reversion.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code reversion benchmark}: the commands about suites. */
@Command(
    name = "benchmark",
    description =
        "Suites: which relations are learned from which exemplars, and drawn with which entities, in"
            + " which ways.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  reversion benchmark list",
      "  reversion benchmark show mini",
      "  reversion benchmark import Downloads/reversion_benchmark_v1",
      "  reversion benchmark check my-suite.yaml"
    })
final class BenchmarkCommand implements Task {
  private final Session session;
  private final Tasks tasks;

  @SuppressWarnings("UnusedVariable") // picocli answers --help by itself
  @Mixin
  private final CommonFlags common = new CommonFlags();

  BenchmarkCommand(Session session) {
    this.session = session;
    tasks = new Tasks(session);
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.forAnnotatedObject(this);
    tasks.addTo(
        spec,
        new BenchmarkListCommand(session),
        new BenchmarkShowCommand(session),
        new BenchmarkCheckCommand(session),
        new BenchmarkImportCommand(session),
        new BenchmarkExpectCommand(session),
        new BenchmarkPagesCommand(session));
    return spec;
  }

  @Override
  public int run(ParseResult given) {
    return tasks.run(given);
  }
}
