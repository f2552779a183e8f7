package io.github.reversion.spark.cli;

import picocli.CommandLine.Command;

/** What stands above the commands. */
@Command(
    name = "spark-submit ... reversion-spark.jar",
    description = {
      "Runs and scores suites of ReVersion on a Spark cluster.",
      "",
      "Exit status: 0 done; 2 the input was refused; 3 something is missing and was named, or an"
          + " unexpected failure."
    },
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class TopCommand {}
