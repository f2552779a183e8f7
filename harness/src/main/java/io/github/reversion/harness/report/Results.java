package io.github.reversion.harness.report;

import io.github.reversion.UserException;
import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.harness.json.Json;
import io.github.reversion.harness.score.Measures;
import io.github.reversion.harness.score.OracleScorer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a run came to: {@code results.json}, the same bytes for the same images and scorers.
 *
 * @param schema {@value #SCHEMA}
 * @param suite its name
 * @param suiteSha256 of its file
 * @param model the fingerprint of its folder
 * @param version of the program that drew, with the commit of its sources if it knows it
 * @param scorers the hash of each, by name
 * @param accuracies how often each that knows it is right, by name
 * @param embeddings SHA-256 of each learned relation's file, by {@code RELATION/METHOD/SEED}
 * @param images that there are
 * @param figures by measure, method and relation
 * @param comparisons between methods
 * @param prompts what they came to one by one; none in a summary
 */
public record Results(
    int schema,
    String suite,
    String suiteSha256,
    String model,
    String version,
    Map<String, String> scorers,
    Map<String, ScorerAccuracy> accuracies,
    Map<String, String> embeddings,
    int images,
    List<Figure> figures,
    List<Comparison> comparisons,
    List<PromptScores> prompts) {

  /** The version of the file's shape that is written and understood. */
  public static final int SCHEMA = 1;

  private static final String NAME = "results.json";

  /** Copies the lists. */
  public Results {
    figures = List.copyOf(figures);
    comparisons = List.copyOf(comparisons);
    prompts = List.copyOf(prompts);
  }

  /** Where they are in the folder of a run; any other file is itself. */
  public static Path in(Path place) {
    return Files.isDirectory(place) ? place.resolve(NAME) : place;
  }

  /**
   * Reads them.
   *
   * @param place the folder of a run, or a file
   * @throws UserException if there are none, or of another schema or shape, naming file, line and
   *     key
   */
  public static Results read(Path place) {
    return Json.read(in(place), Results.class, SCHEMA, "write it anew with 'reversion report DIR'");
  }

  /**
   * Reads those of a suite.
   *
   * @param place the folder of a run, or a file
   * @throws UserException also if they are of another suite, naming file and key
   */
  public static Results read(Path place, Suite wanted) {
    Results results = read(place);
    requireSame(in(place), "suite", results.suite, wanted.name());
    requireSame(in(place), "suite_sha256", results.suiteSha256, wanted.sha256());
    return results;
  }

  private static void requireSame(Path file, String key, String is, String wanted) {
    if (!is.equals(wanted)) {
      throw new UserException(
          "%s, %s: is %s, and the suite has %s; give results of this suite."
              .formatted(file, key, is, wanted));
    }
  }

  /** Writes them into the folder of a run. */
  void write(Path folder) {
    Json.write(folder.resolve(NAME), this);
  }

  /** All measures, each once. */
  public List<String> measures() {
    return figures.stream().map(Figure::measure).distinct().toList();
  }

  /** Whether all scores of a measure are 0 or 1. */
  boolean isShare(String measure) {
    return figures.stream()
        .anyMatch(figure -> figure.measure().equals(measure) && figure.kind().equals(Figure.SHARE));
  }

  /** The measure that a run is about: the relation, by the oracle if it was asked. */
  public String mainMeasure() {
    List<String> all = measures();
    String oracle = OracleScorer.NAME + "." + Measures.RELATION;
    return all.contains(oracle)
        ? oracle
        : all.stream()
            .filter(measure -> measure.endsWith("." + Measures.RELATION))
            .findFirst()
            .orElse(all.get(0));
  }

  /** Writes them without the prompts: short enough to be kept in a repository. */
  public void writeSummary(Path file) {
    Results summary =
        new Results(
            schema,
            suite,
            suiteSha256,
            model,
            version,
            scorers,
            accuracies,
            embeddings,
            images,
            figures,
            comparisons,
            List.of());
    Json.write(file, summary);
  }

  /**
   * A figure, if there is one.
   *
   * @param relation its name; empty: all of them
   */
  public Optional<Figure> figure(String measure, String method, String relation) {
    return figures.stream()
        .filter(
            figure ->
                figure.measure().equals(measure)
                    && figure.method().equals(method)
                    && figure.relation().equals(relation))
        .findFirst();
  }

  /**
   * The test between two methods, if they were compared, whichever of them came first there.
   *
   * @return with {@code first} as the first
   */
  public Optional<Comparison> comparison(String measure, String first, String second) {
    return comparisons.stream()
        .filter(pair -> pair.measure().equals(measure))
        .flatMap(pair -> Stream.of(pair, pair.reversed()))
        .filter(pair -> pair.first().equals(first) && pair.second().equals(second))
        .findFirst();
  }

  /**
   * How often the scorer of a measure is right, if that was found out.
   *
   * @param measure its whole name
   */
  public Optional<ScorerAccuracy> accuracy(String measure) {
    return Optional.ofNullable(accuracies.get(measure.substring(0, measure.indexOf('.'))));
  }

  /**
   * A figure in words, beside it how often its scorer is right where that is known: {@code 0.938
   * (0.921-0.951, n = 960); the scorer is right 0.930 (0.863-0.966, n = 100)}.
   */
  public String text(Figure figure) {
    return figure.text()
        + accuracy(figure.measure()).map(right -> "; the scorer is " + right.brief()).orElse("");
  }

  /**
   * The measure that a name means.
   *
   * @param name with or without the scorer's name and a dot in front; without, the oracle's is
   *     meant where several scorers have it
   * @return its whole name; empty if nothing was scored by it
   * @throws UserException if several scorers have it, and the oracle is none of them
   */
  public Optional<String> measure(String name) {
    List<String> meant = meant(name);
    if (meant.size() > 1) {
      throw new UserException(
          "Several scorers measure '%s'; name one of %s."
              .formatted(name, String.join(", ", meant)));
    }
    return meant.stream().findFirst();
  }

  /** The measures that a name may mean, sorted: the oracle's alone where it has one. */
  List<String> meant(String name) {
    List<String> all =
        measures().stream()
            .filter(whole -> whole.equals(name) || whole.endsWith("." + name))
            .sorted()
            .toList();
    String oracle = OracleScorer.NAME + "." + name;
    return all.contains(oracle) ? List.of(oracle) : all;
  }
}
