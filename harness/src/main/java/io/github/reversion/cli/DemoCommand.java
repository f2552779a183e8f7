package io.github.reversion.cli;

import io.github.reversion.inversion.InversionOptions;
import io.github.reversion.pipeline.GenerationOptions;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** {@code reversion demo}: the whole way on the embedded model, in a few minutes. */
@Command(
    name = "demo",
    description =
        "Learns a relation from the example wrapped_in on the embedded model, draws it with new"
            + " entities, and shows both in one picture.",
    footer = {"", "Examples:", "  reversion demo --out demo"})
final class DemoCommand implements Task {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "the folder for everything; made if need be")
  private Path out;

  @Mixin private final CommonFlags common = new CommonFlags();
  private final Session session;

  DemoCommand(Session session) {
    this.session = session;
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.forAnnotatedObject(this);
  }

  @Override
  public int run(ParseResult given) {
    common.applyThreads();
    Demo demo = new Demo(session, InversionOptions.quick(), GenerationOptions.quick(), out);
    return demo.run() ? ExitStatus.DONE : ExitStatus.INTERRUPTED;
  }
}
