package io.github.reversion.cli;

import io.github.reversion.UserException;
import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.benchmark.suite.Suites;
import io.github.reversion.harness.page.SuitePage;
import io.github.reversion.weights.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** {@code reversion benchmark pages}: the pages of the guide about the suites. */
@Command(
    name = "pages",
    description =
        "Writes a page about each suite that comes with this program, with its results where"
            + " benchmark/results has them, into docs/benchmarks of the folder of the sources.",
    footer = {
      "",
      "Examples:",
      "  reversion benchmark pages",
      "  reversion benchmark pages --sources ../reversion"
    })
final class BenchmarkPagesCommand implements Task {
  @Option(
      names = "--sources",
      paramLabel = "DIR",
      description = "has benchmark/results and gets docs/benchmarks (default: here)")
  private Path sources = Path.of("");

  @SuppressWarnings("UnusedVariable") // picocli answers --help by itself
  @Mixin
  private final CommonFlags common = new CommonFlags();

  private final Session session;

  BenchmarkPagesCommand(Session session) {
    this.session = session;
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.forAnnotatedObject(this);
  }

  @Override
  public int run(ParseResult given) {
    Path pages = made(sources.resolve("docs").resolve("benchmarks"));
    Path results = sources.resolve("benchmark").resolve("results");
    for (String name : Suites.NAMES) {
      Suite suite = Suites.named(name);
      AtomicFile.writeText(pages.resolve(name + ".md"), SuitePage.of(suite, results));
    }
    session.out().println("Written into " + pages.toAbsolutePath());
    session.out().flush();
    return ExitStatus.DONE;
  }

  private static Path made(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UserException(
          folder + " cannot be made (" + e + "); name the sources with --sources.", e);
    }
  }
}
