package io.github.reversion.harness.report;

import io.github.reversion.UserException;
import io.github.reversion.harness.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a run came to: {@code results.json}, the same bytes for the same images and scorers.
 *
 * @param schema {@value #SCHEMA}
 * @param suite its name
 * @param suiteSha256 of its file
 * @param model the fingerprint of its folder
 * @param version of the program that drew
 * @param scorers the hash of each, by name
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

  /** Writes them into the folder of a run. */
  void write(Path folder) {
    Json.write(folder.resolve(NAME), this);
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
   * The measure that a name means.
   *
   * @param name with or without the scorer's name and a dot in front
   * @return its whole name; empty if nothing was scored by it
   * @throws UserException if several scorers have it
   */
  Optional<String> measure(String name) {
    TreeSet<String> meant =
        figures.stream()
            .map(Figure::measure)
            .filter(whole -> whole.equals(name) || whole.endsWith("." + name))
            .collect(Collectors.toCollection(TreeSet::new));
    if (meant.size() > 1) {
      throw new UserException(
          "Several scorers measure '%s'; name one of %s."
              .formatted(name, String.join(", ", meant)));
    }
    return meant.stream().findFirst();
  }
}
