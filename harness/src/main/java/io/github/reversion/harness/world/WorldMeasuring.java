package io.github.reversion.harness.world;

import io.github.reversion.benchmark.model.SceneClassifier;
import io.github.reversion.benchmark.world.BenchmarkRelation;
import io.github.reversion.benchmark.world.SceneSplit;
import io.github.reversion.clip.LoadedClip;
import io.github.reversion.harness.runs.FolderLock;
import io.github.reversion.harness.score.ClassifierScorer;
import io.github.reversion.harness.score.clip.ClipScorer;
import io.github.reversion.inversion.InversionOptions;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.pipeline.TextToImage;
import io.github.reversion.settings.SettingException;
import io.github.reversion.store.ModelStore;
import io.github.reversion.weights.Folders;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Measures a model by the scene world into a folder, row by row; what is in the folder is not
 * measured again.
 *
 * @param model that is measured
 * @param store that has the networks that scorers judge by
 * @param folder made if need be
 * @param count pictures a row, 1 or more; empty for as many as the row has
 * @param inversions that are timed, 1 to 10
 * @param clock that times them
 * @param stop whether to stop; what was measured is kept
 * @param warnings takes what the user should know
 */
public record WorldMeasuring(
    StableDiffusion model,
    ModelStore store,
    WorldFolder folder,
    OptionalInt count,
    int inversions,
    InstantSource clock,
    BooleanSupplier stop,
    Consumer<String> warnings) {
  private static final List<BenchmarkRelation> RELATIONS = List.of(BenchmarkRelation.values());
  private static final int BATCH = 8;
  private static final GenerationOptions DRAWING =
      GenerationOptions.SETTINGS.with(
          GenerationOptions.quick(), Map.of("batchSize", Integer.toString(BATCH)));
  private static final InversionOptions LEARNING = InversionOptions.quick();

  /**
   * Checks the numbers.
   *
   * @throws SettingException if one is out of its range
   */
  public static void check(OptionalInt count, int inversions) {
    if (count.orElse(1) < 1) {
      throw new SettingException("count is " + count.getAsInt() + "; it must be 1 or more.");
    } else if (inversions < 1 || inversions > RELATIONS.size()) {
      throw new SettingException(
          "inversions is %d; it must be between 1 and %d.".formatted(inversions, RELATIONS.size()));
    }
  }

  /**
   * Measures a row.
   *
   * @throws io.github.reversion.UserException if the folder holds measures of something else
   */
  public void measure(Row row) {
    Folders.make(folder.root());
    try (FolderLock lock = FolderLock.of(folder.root())) {
      folder.claim(WorldDescription.of(model, store, DRAWING, LEARNING));
      switch (row) {
        case DRAWN -> paint(row, new ScenePainter(), SceneSplit.BENCHMARK);
        case AUTOENCODER -> paint(row, new AutoencoderPainter(model), SceneSplit.BENCHMARK);
        case CLASSIFIER -> paintForClassifier(row);
        case CLIP -> paintForClip(row);
        case SCENES -> paint(row, drawing(), SceneSplit.BENCHMARK);
        case HELD_OUT -> paint(row, drawing(), SceneSplit.HELD_OUT);
        case INVERSION ->
            new InversionTiming(model, LEARNING, clock, stop, warnings)
                .measure(RELATIONS.subList(0, inversions), folder.inversions());
      }
    }
  }

  private Painter drawing() {
    return new ModelPainter(new TextToImage(model, List.of(), DRAWING));
  }

  private void paintForClassifier(Row row) {
    try (SceneClassifier classifier =
        SceneClassifier.open(store.scoring(ClassifierScorer.NAME), model.device())) {
      paint(row, new ClassifierPainter(classifier), SceneSplit.BENCHMARK);
    }
  }

  private void paintForClip(Row row) {
    try (LoadedClip clip = LoadedClip.open(store.scoring(ClipScorer.NAME), model.device())) {
      paint(row, new CaptionPainter(clip, SceneSplit.BENCHMARK), SceneSplit.BENCHMARK);
    }
  }

  private void paint(Row row, Painter painter, SceneSplit split) {
    new PictureMeasuring(painter, BATCH, stop, warnings)
        .measure(Trial.of(split, count.orElse(row.pictures())), folder.pictures(row));
  }
}
