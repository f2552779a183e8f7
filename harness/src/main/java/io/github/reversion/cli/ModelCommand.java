package io.github.reversion.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code reversion model}: the commands about installed models. */
@Command(
    name = "model",
    description =
        "Models on this computer: which there are, and ways to get another. An installed model is"
            + " chosen by its name: --model NAME.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  reversion model list",
      "  reversion model add Downloads/stable-diffusion-v1-5",
      "  reversion model convert v1-5-pruned-emaonly.safetensors --name=sd15",
      "  reversion model download OWNER/NAME --half --agree"
    })
final class ModelCommand implements Task {
  private final Session session;
  private final Tasks tasks;

  @SuppressWarnings("UnusedVariable") // picocli answers --help by itself
  @Mixin
  private final CommonFlags common = new CommonFlags();

  ModelCommand(Session session) {
    this.session = session;
    tasks = new Tasks(session);
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.forAnnotatedObject(this);
    tasks.addTo(
        spec,
        new ModelListCommand(session),
        new ModelAddCommand(session),
        new ModelConvertCommand(session),
        new ModelDownloadCommand(session));
    return spec;
  }

  @Override
  public int run(ParseResult given) {
    return tasks.run(given);
  }
}
