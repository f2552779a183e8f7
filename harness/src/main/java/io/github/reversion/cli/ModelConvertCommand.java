package io.github.reversion.cli;

import io.github.reversion.checkpoint.CheckpointType;
import io.github.reversion.store.ModelLibrary;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;

/** {@code reversion model convert}: a single checkpoint file. */
@Command(
    name = "convert",
    description =
        "Makes a model folder of a single checkpoint file of Stable Diffusion 1.x or 2.x, and"
            + " installs it. What is not understood to the last tensor is refused.",
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  reversion model convert v1-5-pruned-emaonly.safetensors --name sd15"
    })
final class ModelConvertCommand implements Task {
  @Parameters(paramLabel = "FILE", description = "a .safetensors file in the original layout")
  private Path file;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description =
          "sd1; sd2_base: 512 pixels, predicts the noise; sd2_v: 768 pixels, predicts v; or auto: as"
              + " the file says (default: auto)")
  private CheckpointType type = CheckpointType.AUTO;

  @Option(
      names = "--template",
      paramLabel = "MODEL",
      description =
          "a model of the same sizes, whose configuration and tokenizer are taken (default: as"
              + " Stable Diffusion was published)")
  private String template = "";

  @Option(
      names = "--name",
      paramLabel = "TEXT",
      description = "what it is to be called (default: as the file)")
  private String name = "";

  @SuppressWarnings("UnusedVariable") // picocli answers --help by itself
  @Mixin
  private final CommonFlags common = new CommonFlags();

  private final Session session;

  ModelConvertCommand(Session session) {
    this.session = session;
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.forAnnotatedObject(this);
  }

  @Override
  public int run(ParseResult given) {
    ModelLibrary library = new ModelLibrary(session.store());
    return Installing.run(session, watcher -> library.convert(file, type, template, name, watcher));
  }
}
