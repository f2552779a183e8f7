package io.github.reversion.cli;

import io.github.reversion.UserException;
import io.github.reversion.benchmark.suite.Suites;
import io.github.reversion.harness.page.Ablation;
import io.github.reversion.harness.page.ModelCard;
import io.github.reversion.harness.page.PlacementFigure;
import io.github.reversion.harness.page.RelationFigure;
import io.github.reversion.harness.page.WorldPage;
import io.github.reversion.harness.report.Results;
import io.github.reversion.harness.runs.RunFolder;
import io.github.reversion.harness.world.WorldMeasures;
import io.github.reversion.image.ImageFiles;
import io.github.reversion.pipeline.ModelFingerprint;
import io.github.reversion.store.ModelStore;
import io.github.reversion.weights.AtomicFile;
import io.github.reversion.weights.Folders;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** {@code reversion world report}: the pages of the guide that tell what was measured. */
@Command(
    name = "report",
    description =
        "Writes the pages about the scene world and the embedded model, with their figures, from"
            + " what is kept in benchmark/results: mini.json, which 'reversion report --summary'"
            + " writes, and world.json, which 'reversion world measure --summary' writes.",
    sortOptions = false,
    footer = {"", "Examples:", "  reversion world report --run runs/mini"})
final class WorldReportCommand implements Task {
  @Option(
      names = "--run",
      paramLabel = "DIR",
      description =
          "a run of the suite mini, whose images become the figure of the relations (default: that"
              + " figure stays as it is)")
  private Path run;

  @Option(
      names = "--sources",
      paramLabel = "DIR",
      description = "the sources of this program, with docs and benchmark/results (default: here)")
  private Path sources = Path.of("");

  @SuppressWarnings("UnusedVariable") // picocli answers --help by itself
  @Mixin
  private final CommonFlags common = new CommonFlags();

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
    Path benchmark = sources.resolve("benchmark");
    Results results = Results.read(benchmark.resolve("results").resolve("mini.json"));
    Ablation ablation = new Ablation(Suites.named(results.suite()), results);
    WorldMeasures world = WorldMeasures.read(benchmark.resolve("results").resolve("world.json"));
    Path training = benchmark.resolve("models").resolve("training.csv");
    Path model = session.store().model(ModelStore.MINI);
    requireOf(model, "mini.json", results.model());
    requireOf(model, "world.json", world.model());
    Path docs = sources.resolve("docs");
    Path figures = Folders.make(docs.resolve("world"));
    AtomicFile.writeText(docs.resolve("world.md"), WorldPage.of(ablation, world));
    AtomicFile.writeText(
        docs.resolve("model-card.md"), ModelCard.of(session.store(), ablation, world, training));
    ImageFiles.writePng(figures.resolve("placements.png"), PlacementFigure.draw());
    if (run != null) {
      ImageFiles.writePng(
          figures.resolve("relations.png"), RelationFigure.of(new RunFolder(run), session.store()));
    }
    session.out().println("Written into " + docs.toAbsolutePath());
    return ExitStatus.DONE;
  }

  private static void requireOf(Path model, String file, String measured) {
    String embedded = ModelFingerprint.of(model);
    if (!measured.equals(embedded)) {
      throw new UserException(
          "benchmark/results/%s, model: is %s, and the embedded model is %s; measure it."
              .formatted(file, measured, embedded));
    }
  }
}
