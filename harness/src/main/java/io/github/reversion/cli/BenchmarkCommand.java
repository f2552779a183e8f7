package io.github.reversion.cli;

import picocli.CommandLine.Command;

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
final class BenchmarkCommand extends CommandGroup {
  BenchmarkCommand(Session session) {
    super(
        session,
        new BenchmarkListCommand(session),
        new BenchmarkShowCommand(session),
        new BenchmarkCheckCommand(session),
        new BenchmarkImportCommand(session),
        new BenchmarkExpectCommand(session),
        new BenchmarkPagesCommand(session));
  }
}
