package io.github.reversion.cli;

import io.github.reversion.benchmark.measure.MeasuredFolder;
import io.github.reversion.benchmark.measure.Row;
import io.github.reversion.benchmark.measure.Study;
import io.github.reversion.benchmark.measure.Tally;
import io.github.reversion.benchmark.world.BenchmarkRelation;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.Precision;
import io.github.reversion.inversion.InversionOptions;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.settings.SettingException;
import io.github.reversion.store.ModelStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** {@code reversion world measure}: how well a model draws what it is asked for. */
@Command(
    name = "measure",
    description =
        "Measures a model by the scene world: draws pictures, lets the oracle read them and counts."
            + " What is in the folder already is not done again, so that it can be stopped and"
            + " resumed at any time.",
    sortOptions = false)
final class WorldMeasureCommand implements Task {
  private static final int BATCH = 8;

  @Option(names = "--model", paramLabel = "DIR|mini", description = "default: mini")
  private String model = ModelStore.MINI;

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "made if need be")
  private Path out;

  @Option(
      names = "--rows",
      paramLabel = "NAME",
      split = ",",
      description = "some of ${COMPLETION-CANDIDATES} (default: all)")
  private List<Row> rows = List.of(Row.values());

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "pictures a row (default: ${DEFAULT-VALUE})")
  private int count = 960;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "learned tokens of each relation (default: ${DEFAULT-VALUE})")
  private int seeds = 3;

  @Option(
      names = "--set",
      paramLabel = "OPTION=VALUE",
      description = "an option of inversion other than quick has it, such as steerWeight=0.002")
  private Map<String, String> changes = Map.of();

  @Option(names = "--guidance-scale", paramLabel = "X", description = "default: 4")
  private double guidanceScale = GenerationOptions.quick().guidanceScale();

  @Option(
      names = "--device",
      paramLabel = "TEXT",
      description = "auto, cpu, cuda, cuda:1 (default: ${DEFAULT-VALUE})")
  private String device = "auto";

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
    if (count < BenchmarkRelation.values().length || seeds < 1) {
      throw new SettingException("count must be at least 10, seeds at least 1.");
    }
    common.applyThreads();
    InversionOptions method = InversionOptions.SETTINGS.with(InversionOptions.quick(), changes);
    GenerationOptions quick = GenerationOptions.quick();
    GenerationOptions options =
        new GenerationOptions(quick.sampler(), quick.steps(), guidanceScale, "", 0, 0, BATCH);
    try (StableDiffusion diffusion =
        StableDiffusion.load(
            session.store().model(model), ComputeDevice.choose(device), Precision.FP32)) {
      Study study =
          new Study(
              diffusion,
              options,
              method,
              new MeasuredFolder(out),
              count,
              seeds,
              Clock.systemUTC(),
              session.interrupted());
      rows.forEach(row -> show(row.toString(), measured(study, row)));
    }
    return session.interrupted().getAsBoolean() ? ExitStatus.INTERRUPTED : ExitStatus.DONE;
  }

  private Tally measured(Study study, Row row) {
    List<Tally> parts = new ArrayList<>();
    study.measure(
        row,
        (series, tally) -> {
          parts.add(tally);
          if (row.isOfRelations()) {
            show(series, tally);
          }
        });
    return parts.stream().reduce(Tally.NONE, Tally::plus);
  }

  private void show(String series, Tally tally) {
    session.out().printf("%-32s %s%n", series, tally);
    session.out().flush();
  }
}
