package io.github.reversion.cli;

import io.github.reversion.benchmark.measure.Row;
import io.github.reversion.benchmark.measure.Study;
import io.github.reversion.benchmark.measure.Tally;
import io.github.reversion.pipeline.StableDiffusion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
  @Option(names = "--out", paramLabel = "DIR", required = true, description = "made if need be")
  private Path out;

  @Option(
      names = "--rows",
      paramLabel = "NAME",
      split = ",",
      description = "some of ${COMPLETION-CANDIDATES} (default: all)")
  private List<Row> rows = List.of(Row.values());

  @Mixin private final StudyOptions options = new StudyOptions();
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
    options.check();
    common.applyThreads();
    try (StableDiffusion model = options.load(session)) {
      Study study = options.study(model, out, session);
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
