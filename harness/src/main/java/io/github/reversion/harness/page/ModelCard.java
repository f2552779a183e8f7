package io.github.reversion.harness.page;

import io.github.reversion.UserException;
import io.github.reversion.benchmark.suite.Method;
import io.github.reversion.harness.report.Figure;
import io.github.reversion.harness.score.ClassifierScorer;
import io.github.reversion.harness.score.Measures;
import io.github.reversion.harness.score.OracleScorer;
import io.github.reversion.harness.score.clip.ClipScorer;
import io.github.reversion.harness.world.Row;
import io.github.reversion.harness.world.WorldMeasures;
import io.github.reversion.store.ModelStore;
import io.github.reversion.weights.SafetensorsHeader;
import io.github.reversion.weights.Sha256;
import io.github.reversion.weights.TensorInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The page that says what the embedded model is made of, how, and how good it is. */
public final class ModelCard {
  private static final String WEIGHTS = ".safetensors";
  private static final double MEGA = 1e6;
  private static final int HASH_DIGITS = 16;
  private static final String RELATION = OracleScorer.NAME + "." + Measures.RELATION;
  private static final String ENTITIES = OracleScorer.NAME + "." + Measures.ENTITIES;

  private ModelCard() {}

  /**
   * The page in Markdown.
   *
   * @param store that has the model, and the networks that judge
   * @param ablation the ten relations drawn by it
   * @param world what else was measured of it
   * @param training table of all trainings, as {@code benchmark/models/training.csv} has it
   */
  public static String of(ModelStore store, Ablation ablation, WorldMeasures world, Path training) {
    List<Path> files =
        Stream.of(
                store.model(ModelStore.MINI),
                store.scoring(ClipScorer.NAME),
                store.scoring(ClassifierScorer.NAME))
            .flatMap(folder -> weightFiles(folder).stream())
            .toList();
    return Template.named("model-card.md")
        .filled(
            Map.of(
                "parts", parts(files),
                "size", megabytes(files.stream().mapToLong(ModelCard::size).sum()),
                "training", training(training),
                "fingerprint", world.model(),
                "scores", scores(ablation, world),
                "captions", WorldPage.captions(world).orElse("")));
  }

  private static List<Path> weightFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(WEIGHTS)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be read", e);
    }
  }

  private static String parts(List<Path> files) {
    MarkdownTable table =
        new MarkdownTable(List.of("part", "parameters", "size", "SHA-256 begins with"));
    for (Path file : files) {
      table.add(
          List.of(
              String.valueOf(file.getParent().getFileName()),
              String.format(Locale.ROOT, "%.2f million", parameters(file) / MEGA),
              megabytes(size(file)),
              "`" + hash(file).substring(0, HASH_DIGITS) + "`"));
    }
    return table.toString();
  }

  private static long parameters(Path file) {
    return SafetensorsHeader.read(file).tensors().values().stream()
        .mapToLong(TensorInfo::elementCount)
        .sum();
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  private static String hash(Path file) {
    try {
      return Sha256.of(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / MEGA);
  }

  private static String training(Path file) {
    try {
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      MarkdownTable table = new MarkdownTable(List.of(lines.get(0).split(",")));
      lines.stream().skip(1).forEach(line -> table.add(List.of(line.split(",", -1))));
      return table.toString();
    } catch (IOException e) {
      throw new UserException(file + " cannot be read (" + e + "); it comes with the sources.", e);
    }
  }

  private static String scores(Ablation ablation, WorldMeasures world) {
    MarkdownTable table = new MarkdownTable(List.of("what", "relation", "both entities"));
    for (Row row : List.of(Row.CLASSIFIER, Row.SCENES, Row.HELD_OUT)) {
      Optional<Figure> relation = world.read(Measures.RELATION, row);
      if (relation.isPresent()) {
        Optional<Figure> entities = world.read(Measures.ENTITIES, row);
        table.add(List.of(row.title(), Cells.share(relation), Cells.share(entities)));
      }
    }
    for (Method method : ablation.scored()) {
      table.add(
          List.of(
              "the ten relations by " + MethodTitle.of(method),
              ablation.share(RELATION, method, ""),
              ablation.share(ENTITIES, method, "")));
    }
    return table.toString();
  }
}
