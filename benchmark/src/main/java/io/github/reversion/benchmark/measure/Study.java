package io.github.reversion.benchmark.measure;

import io.github.reversion.benchmark.folder.ExemplarFolders;
import io.github.reversion.benchmark.world.BenchmarkRelation;
import io.github.reversion.benchmark.world.SceneSplit;
import io.github.reversion.exemplar.Exemplar;
import io.github.reversion.image.RgbImage;
import io.github.reversion.inversion.InversionListener;
import io.github.reversion.inversion.InversionOptions;
import io.github.reversion.inversion.RelationInversion;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.pipeline.TextToImage;
import io.github.reversion.relation.Relation;
import io.github.reversion.relation.RelationFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/**
 * All that is measured of a model: how well words say relations, and how well learned tokens do.
 *
 * <p>Every series of trials has a file of its own in the folder, and so has every learned relation;
 * what is there is not done again.
 *
 * @param model that draws
 * @param drawing the options
 * @param method of inversion, but for the seed
 * @param folder for the files
 * @param count trials a row of the table
 * @param seeds learned tokens of each relation and row
 * @param clock that times inversions
 * @param stop asked before each batch
 */
public record Study(
    StableDiffusion model,
    GenerationOptions drawing,
    InversionOptions method,
    MeasuredFolder folder,
    int count,
    int seeds,
    InstantSource clock,
    BooleanSupplier stop) {

  /**
   * Measures a row, unless it is measured already.
   *
   * @param listener hears of each series of the row when it is done
   */
  public void measure(Row row, BiConsumer<String, Tally> listener) {
    folder.claim(model.fingerprint(), drawing, method);
    for (Series series : Series.of(row, seeds)) {
      if (!stop.getAsBoolean()) {
        List<Outcome> outcomes =
            new Measurer(drawing.batchSize(), stop)
                .measure(trials(series), painter(series), folder.outcomes(series));
        listener.accept(series.toString(), Tally.of(outcomes));
      }
    }
    if (row == Row.AUTOENCODER && folder.psnr().isEmpty() && !stop.getAsBoolean()) {
      List<Trial> trials = Trials.scenes(SceneSplit.BENCHMARK, count);
      Painter painter = new AutoencoderPainter(model);
      folder.writePsnr(Reconstruction.of(painter, trials, drawing.batchSize()).psnr());
    }
  }

  /** The first exemplars of a relation. */
  public List<RgbImage> exemplars(BenchmarkRelation relation, int most) {
    return ExemplarFolders.exemplars(relation).list().stream()
        .limit(most)
        .map(Exemplar::image)
        .toList();
  }

  /** The first trials of a relation, said by words. */
  public List<RgbImage> drawnByWords(BenchmarkRelation relation, int most) {
    return drawn(new Series(Row.WORDS, Optional.of(relation), OptionalInt.empty()), most);
  }

  /** The first trials of a relation, said by the token that the full method learned first. */
  public List<RgbImage> drawnByToken(BenchmarkRelation relation, int most) {
    return drawn(new Series(Row.FULL, Optional.of(relation), OptionalInt.of(0)), most);
  }

  private List<RgbImage> drawn(Series series, int most) {
    List<Trial> trials = trials(series);
    return painter(series).paint(trials.subList(0, Math.min(most, trials.size())));
  }

  private List<Trial> trials(Series series) {
    if (series.relation().isEmpty()) {
      boolean heldOut = series.row() == Row.HELD_OUT;
      return Trials.scenes(heldOut ? SceneSplit.HELD_OUT : SceneSplit.BENCHMARK, count);
    }
    BenchmarkRelation relation = series.relation().orElseThrow();
    int share = count / BenchmarkRelation.values().length;
    return switch (series.row()) {
      case WORDS -> Trials.relation(relation, relation.words(), share);
      case AND -> Trials.relation(relation, "and", share);
      default -> {
        int seed = series.seed().orElseThrow();
        yield Trials.relation(relation, "{}", share)
            .subList(share * seed / seeds, share * (seed + 1) / seeds);
      }
    };
  }

  private Painter painter(Series series) {
    return switch (series.row()) {
      case DRAWN -> new ScenePainter();
      case AUTOENCODER -> new AutoencoderPainter(model);
      default -> {
        List<Relation> relations = series.row().isLearned() ? List.of(relation(series)) : List.of();
        yield new ModelPainter(new TextToImage(model, relations, drawing));
      }
    };
  }

  private Relation relation(Series series) {
    Path file = folder.relation(series);
    if (!Files.exists(file)) {
      String seed = Integer.toString(series.seed().orElseThrow());
      InversionOptions options =
          InversionOptions.SETTINGS.with(
              series.row().of(method),
              Map.of("seed", seed, "previewEvery", "0", "frozenEvery", "0"));
      var exemplars = ExemplarFolders.exemplars(series.relation().orElseThrow());
      var began = clock.instant();
      var result = new RelationInversion(model, exemplars, options).run(new InversionListener() {});
      folder.addTime(series, Duration.between(began, clock.instant()));
      RelationFile.write(file, result.relation());
    }
    return RelationFile.read(file);
  }
}
