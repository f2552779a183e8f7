package io.github.reversion.cli;

import io.github.reversion.store.ModelLibrary;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;

/** {@code reversion model add}: a folder in diffusers layout. */
@Command(
    name = "add",
    description =
        "Installs a model folder in diffusers layout, for instance one from another computer.",
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  reversion model add Downloads/stable-diffusion-v1-5",
      "  reversion model add /media/stick/model --name sd15"
    })
final class ModelAddCommand implements Task {
  @Parameters(
      paramLabel = "FOLDER",
      description = "the model's folder, with unet, vae, text_encoder and tokenizer in it")
  private Path folder;

  @Option(
      names = "--name",
      paramLabel = "TEXT",
      description = "what it is to be called (default: as the folder)")
  private String name = "";

  @Option(
      names = "--in-place",
      description = "do not copy it: it stays where it is, and only that is noted")
  private boolean inPlace;

  @SuppressWarnings("UnusedVariable") // picocli answers --help by itself
  @Mixin
  private final CommonFlags common = new CommonFlags();

  private final Session session;

  ModelAddCommand(Session session) {
    this.session = session;
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.forAnnotatedObject(this);
  }

  @Override
  public int run(ParseResult given) {
    ModelLibrary library = new ModelLibrary(session.store());
    return Installing.run(session, watcher -> library.add(folder, name, !inPlace, watcher));
  }
}
