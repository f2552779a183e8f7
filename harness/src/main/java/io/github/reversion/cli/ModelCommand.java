package io.github.reversion.cli;

import picocli.CommandLine.Command;

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
final class ModelCommand extends CommandGroup {
  ModelCommand(Session session) {
    super(
        session,
        new ModelListCommand(session),
        new ModelAddCommand(session),
        new ModelConvertCommand(session),
        new ModelDownloadCommand(session));
  }
}
