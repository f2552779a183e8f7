package io.github.reversion.benchmark.measure;

import io.github.reversion.benchmark.folder.ExemplarFolders;
import io.github.reversion.benchmark.world.BenchmarkRelation;
import io.github.reversion.benchmark.world.SceneSplit;
import io.github.reversion.inversion.InversionListener;
import io.github.reversion.inversion.InversionOptions;
import io.github.reversion.inversion.InversionResult;
import io.github.reversion.inversion.RelationInversion;
import io.github.reversion.relation.Relation;
import io.github.reversion.relation.RelationFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * All that is measured of a model: how well words say relations, and how well learned tokens do.
 *
 * <p>Every series of trials has a file of its own in the folder, and so has every learned relation;
 * what is there is not done again.
 *
 * @param measurer that draws and reads
 * @param inversion the method's options, but for the seed
 * @param folder for the files
 * @param count trials a row of the table
 * @param seeds learned tokens of each relation and variant
 */
public record Study(
    Measurer measurer, InversionOptions inversion, Path folder, int count, int seeds) {

  /** A row of scenes of any kind, all facts said. */
  public List<Outcome> scenes(SceneSplit split) {
    return measure(split.toString(), Trials.scenes(split, count), List.of());
  }

  /** A relation by words: its own, or a word that says nothing. */
  public List<Outcome> words(BenchmarkRelation relation, String row, String words) {
    return measure(row + "." + relation, Trials.relation(relation, words, share()), List.of());
  }

  /** A relation learned from its exemplars, by all seeds. */
  public List<Outcome> learned(BenchmarkRelation relation, Variant variant) {
    List<Outcome> outcomes = new ArrayList<>();
    List<Trial> trials = Trials.relation(relation, "{}", share());
    for (int seed = 0; seed < seeds && !measurer.stop().getAsBoolean(); seed++) {
      String name = "%s.%s.%d".formatted(variant.name().toLowerCase(Locale.ROOT), relation, seed);
      List<Trial> part = trials.subList(share() * seed / seeds, share() * (seed + 1) / seeds);
      outcomes.addAll(measure(name, part, List.of(relation(relation, variant, seed, name))));
    }
    return outcomes;
  }

  /** Trials of one relation. */
  private int share() {
    return count / BenchmarkRelation.values().length;
  }

  private List<Outcome> measure(String name, List<Trial> trials, List<Relation> relations) {
    return measurer.measure(trials, relations, new OutcomeFile(folder.resolve(name + ".csv")));
  }

  private Relation relation(BenchmarkRelation relation, Variant variant, int seed, String name) {
    Path file = folder.resolve(name + ".safetensors");
    if (!Files.exists(file)) {
      InversionOptions options =
          InversionOptions.SETTINGS.with(
              variant.of(inversion),
              Map.of("seed", Integer.toString(seed), "previewEvery", "0", "frozenEvery", "0"));
      InversionResult result =
          new RelationInversion(measurer.model(), ExemplarFolders.exemplars(relation), options)
              .run(new InversionListener() {});
      RelationFile.write(file, result.relation());
    }
    return RelationFile.read(file);
  }
}
