package io.github.reversion.cli;

import io.github.reversion.store.InstalledModel;
import io.github.reversion.store.ModelLibrary;
import io.github.reversion.weights.DiskSpace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code reversion model list}: the models there are. */
@Command(
    name = "list",
    description =
        "Lists the models on this computer: name, size, type, precision, licence, folder. One that"
            + " cannot be used says why.",
    footer = {"", "Examples:", "  reversion model list"})
final class ModelListCommand implements Task {
  @SuppressWarnings("UnusedVariable") // picocli answers --help by itself
  @Mixin
  private final CommonFlags common = new CommonFlags();

  private final Session session;

  ModelListCommand(Session session) {
    this.session = session;
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.forAnnotatedObject(this);
  }

  @Override
  public int run(ParseResult given) {
    for (InstalledModel model : new ModelLibrary(session.store()).list()) {
      if (model.problem().isEmpty()) {
        session
            .out()
            .printf(
                "%-24s %8s  %-22s %-5s %-22s %s%n",
                model.name(),
                DiskSpace.text(model.bytes()),
                model.type(),
                model.precision(),
                model.licence(),
                model.folder());
      } else {
        session.out().printf("%-24s cannot be used: %s%n", model.name(), model.problem());
      }
    }
    session.out().flush();
    return ExitStatus.DONE;
  }
}
