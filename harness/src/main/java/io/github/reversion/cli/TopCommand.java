package io.github.reversion.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** What stands above the commands. */
@Command(
    name = "reversion",
    description = {
      "Learns one token for the relation that a few images share, and draws new images with it.",
      "",
      "Exit status: 0 done; 1 a verification or a gate failed; 2 the input was refused; 3 unexpected"
          + " failure, or a run that is not whole; 130 stopped by the user."
    },
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = TopCommand.Version.class,
    mixinStandardHelpOptions = true)
final class TopCommand {

  /** The version that the jar names. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = TopCommand.class.getPackage().getImplementationVersion();
      return new String[] {"reversion " + (version == null ? "development" : version)};
    }
  }
}
