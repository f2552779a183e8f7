package io.github.reversion.cli;

import io.github.reversion.benchmark.measure.Measurer;
import io.github.reversion.benchmark.measure.Outcome;
import io.github.reversion.benchmark.measure.Share;
import io.github.reversion.benchmark.measure.Study;
import io.github.reversion.benchmark.measure.Variant;
import io.github.reversion.benchmark.world.BenchmarkRelation;
import io.github.reversion.benchmark.world.SceneSplit;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.Precision;
import io.github.reversion.inversion.InversionOptions;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.settings.SettingException;
import io.github.reversion.store.ModelStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
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

  /** What can be measured. */
  enum Row {
    scenes,
    held_out,
    words,
    and,
    textual_inversion,
    without_steering,
    without_importance,
    full
  }

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
      Measurer measurer = new Measurer(diffusion, options, session.interrupted());
      Study study = new Study(measurer, method, out, count, seeds);
      for (Row row : rows) {
        measure(study, row);
      }
    }
    return session.interrupted().getAsBoolean() ? ExitStatus.INTERRUPTED : ExitStatus.DONE;
  }

  private void measure(Study study, Row row) {
    List<Outcome> all = new ArrayList<>();
    if (row == Row.scenes || row == Row.held_out) {
      all.addAll(study.scenes(row == Row.scenes ? SceneSplit.BENCHMARK : SceneSplit.HELD_OUT));
    } else {
      for (BenchmarkRelation relation : BenchmarkRelation.values()) {
        List<Outcome> outcomes = relation(study, row, relation);
        show(row + " " + relation, outcomes);
        all.addAll(outcomes);
      }
    }
    show(row.toString(), all);
  }

  private static List<Outcome> relation(Study study, Row row, BenchmarkRelation relation) {
    return switch (row) {
      case words -> study.words(relation, "words", relation.words());
      case and -> study.words(relation, "and", "and");
      case textual_inversion -> study.learned(relation, Variant.TEXTUAL_INVERSION);
      case without_steering -> study.learned(relation, Variant.WITHOUT_STEERING);
      case without_importance -> study.learned(relation, Variant.WITHOUT_IMPORTANCE);
      default -> study.learned(relation, Variant.FULL);
    };
  }

  private void show(String name, List<Outcome> outcomes) {
    if (!outcomes.isEmpty()) {
      session
          .out()
          .printf(
              "%-32s relation %s  entities %s  ground %s  style %s%n",
              name,
              share(outcomes, Outcome::relation),
              share(outcomes, Outcome::entities),
              share(outcomes, Outcome::ground),
              share(outcomes, Outcome::style));
      session.out().flush();
    }
  }

  private static Share share(List<Outcome> outcomes, Predicate<Outcome> good) {
    return new Share((int) outcomes.stream().filter(good).count(), outcomes.size());
  }
}
