package io.github.reversion.cli;

import io.github.reversion.compute.Precision;
import io.github.reversion.harness.report.Figure;
import io.github.reversion.harness.world.Row;
import io.github.reversion.harness.world.WorldFolder;
import io.github.reversion.harness.world.WorldMeasures;
import io.github.reversion.harness.world.WorldMeasuring;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.run.ModelChoice;
import io.github.reversion.store.ModelStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** {@code reversion world measure}: how well a model draws what it is asked for. */
@Command(
    name = "measure",
    description =
        "Measures of a model what no suite can say: pictures of scenes of all kinds, read by the"
            + " oracle, and how long an inversion takes. What is in the folder already is not done"
            + " again, so that it can be stopped at any time and given again. How well relations are"
            + " learned, 'reversion run mini' measures.",
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  reversion world measure --out work/measured --summary benchmark/results/world.json",
      "  reversion world measure --rows scenes --count 100 --model work/model --out work/part"
    })
final class WorldMeasureCommand implements Task {
  @Option(names = "--out", paramLabel = "DIR", required = true, description = "made if need be")
  private Path out;

  @Option(
      names = "--rows",
      paramLabel = "NAME",
      split = ",",
      description = "some of ${COMPLETION-CANDIDATES} (default: all)")
  private List<Row> rows = List.of(Row.values());

  @Option(names = "--model", paramLabel = "DIR|mini", description = "default: mini")
  private String model = ModelStore.MINI;

  @Option(
      names = "--count",
      paramLabel = "N",
      description =
          "pictures a row (default: 20000 that the oracle reads, 5000 through the autoencoder, for"
              + " the classifier and for CLIP, 960 that the model draws)")
  private Integer count;

  @Option(
      names = "--inversions",
      paramLabel = "N",
      description =
          "inversions that are timed, of other relations each (default: ${DEFAULT-VALUE})")
  private int inversions = 3;

  @Option(
      names = "--summary",
      paramLabel = "FILE",
      description = "gets what all that is in the folder comes to, as world report wants it")
  private Path summary;

  @Mixin private final DeviceFlag device = DeviceFlag.auto();
  @Mixin private final CommonFlags common = new CommonFlags();
  private final Session session;

  WorldMeasureCommand(Session session) {
    this.session = session;
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.forAnnotatedObject(this);
  }

  @Override
  public int run(ParseResult given) {
    OptionalInt pictures = count == null ? OptionalInt.empty() : OptionalInt.of(count);
    WorldMeasuring.check(pictures, inversions);
    common.applyThreads();
    WorldFolder folder = new WorldFolder(out);
    try (StableDiffusion loaded =
        new ModelChoice(model, device.name(), Precision.FP32).load(session.store())) {
      WorldMeasuring measuring =
          new WorldMeasuring(
              loaded,
              session.store(),
              folder,
              pictures,
              inversions,
              Clock.systemUTC(),
              session.interrupted(),
              this::warn);
      for (Row row : rows) {
        measuring.measure(row);
        show(row, WorldMeasures.of(folder, this::warn));
      }
    }
    if (summary != null) {
      WorldMeasures.of(folder, this::warn).write(summary);
    }
    return session.interrupted().getAsBoolean() ? ExitStatus.INTERRUPTED : ExitStatus.DONE;
  }

  private void warn(String sentence) {
    session.err().println("Warning: " + sentence);
    session.err().flush();
  }

  private void show(Row row, WorldMeasures measures) {
    for (Figure figure : measures.figures()) {
      if (figure.method().equals(row.toString())) {
        session.out().printf("%-20s %-20s %s%n", row, figure.measure(), figure.text());
      }
    }
    if (row == Row.INVERSION) {
      measures.inversions().forEach(time -> session.out().printf("%-20s %s%n", row, time));
    }
    session.out().flush();
  }
}
