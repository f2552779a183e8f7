package io.github.reversion.cli;

import io.github.reversion.benchmark.measure.MeasuredFolder;
import io.github.reversion.benchmark.measure.Results;
import io.github.reversion.benchmark.page.ModelCard;
import io.github.reversion.benchmark.page.PlacementFigure;
import io.github.reversion.benchmark.page.RelationFigure;
import io.github.reversion.benchmark.page.WorldPage;
import io.github.reversion.image.ImageFiles;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.weights.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** {@code reversion world report}: the pages of the guide that tell what was measured. */
@Command(
    name = "report",
    description =
        "Counts what world measure left in a folder and writes results, pages and figures, in the"
            + " folder of the sources. Give the same options as to measure.",
    sortOptions = false)
final class WorldReportCommand implements Task {
  @Option(
      names = "--measured",
      paramLabel = "DIR",
      required = true,
      description = "what world measure wrote")
  private Path measured;

  @Option(
      names = "--sources",
      paramLabel = "DIR",
      description = "gets docs and benchmark/results (default: here)")
  private Path sources = Path.of("");

  @Mixin private final StudyOptions options = new StudyOptions();
  @Mixin private final CommonFlags common = new CommonFlags();
  private final Session session;

  WorldReportCommand(Session session) {
    this.session = session;
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.forAnnotatedObject(this);
  }

  @Override
  public int run(ParseResult given) {
    options.check();
    common.applyThreads();
    Results results = new MeasuredFolder(measured).results();
    Path docs = sources.resolve("docs");
    Path figures = made(docs.resolve("world"));
    results.write(made(sources.resolve("benchmark").resolve("results")).resolve("mini.json"));
    AtomicFile.writeText(docs.resolve("world.md"), WorldPage.of(results));
    Path training = sources.resolve("benchmark").resolve("models").resolve("training.csv");
    List<Path> models = List.of(options.folder(session));
    AtomicFile.writeText(docs.resolve("model-card.md"), ModelCard.of(models, results, training));
    ImageFiles.writePng(figures.resolve("placements.png"), PlacementFigure.draw());
    try (StableDiffusion model = options.load(session)) {
      ImageFiles.writePng(
          figures.resolve("relations.png"),
          RelationFigure.of(options.study(model, measured, session)));
    }
    session.out().println("Written into " + docs.toAbsolutePath());
    return ExitStatus.DONE;
  }

  private static Path made(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be made", e);
    }
  }
}
