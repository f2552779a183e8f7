package io.github.reversion.benchmark.suite;

import io.github.reversion.UserException;
import io.github.reversion.inversion.InversionOptions;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.store.ModelStore;
import io.github.reversion.weights.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A benchmark: which relations are learned and drawn, in which ways, with which entities.
 *
 * @param name what files and seeds call it
 * @param description for people
 * @param text the file as it was written, to be kept beside what comes of it
 * @param sha256 of the file, by which suites are told apart
 * @param model {@code mini}, or a folder in diffusers layout
 * @param preset what the options start from
 * @param imagesPerPrompt 1 to 1000
 * @param drawing the options of drawing
 * @param methods that are compared
 * @param relations that are learned and drawn
 * @param expected what it came to, if it was measured
 */
public record Suite(
    String name,
    String description,
    String text,
    String sha256,
    String model,
    String preset,
    int imagesPerPrompt,
    GenerationOptions drawing,
    List<Method> methods,
    List<SuiteRelation> relations,
    Optional<ExpectedScores> expected) {

  /** The version of the file's shape that is understood. */
  public static final int SCHEMA = 1;

  /** Copies the lists. */
  public Suite {
    methods = List.copyOf(methods);
    relations = List.copyOf(relations);
  }

  /**
   * Reads a suite; folders that it names are seen from the folder in which it lies.
   *
   * @param file in YAML
   * @throws UserException naming file, line and key of what is wrong
   */
  public static Suite read(Path file) {
    try {
      return of(file.toString(), Files.readAllBytes(file), file.resolveSibling(""));
    } catch (NoSuchFileException e) {
      throw new UserException(file + " is missing; name a suite that is there.", e);
    } catch (IOException e) {
      throw new UserException(file + " cannot be read (" + e + "); name another file.", e);
    }
  }

  /**
   * Reads a suite whose file need not be on this computer.
   *
   * @param file what complaints call it
   * @param content in YAML
   * @param beside the folder from which folders that it names are seen
   * @throws UserException naming file, line and key of what is wrong
   */
  public static Suite of(String file, byte[] content, Path beside) {
    YamlKeys keys = YamlFile.read(file, content).keys();
    requireSchema(keys.get("schema"));
    keys.only(
        "schema",
        "name",
        "description",
        "model",
        "preset",
        "images_per_prompt",
        "drawing",
        "learning",
        "methods",
        "relations",
        "expected");
    YamlValue preset = keys.get("preset");
    InversionOptions learning =
        keys.keys("learning")
            .change(InversionOptions.SETTINGS, preset.text(InversionOptions::preset));
    List<Method> methods =
        keys.get("methods").list(method -> Method.of(method, learning), Method::name);
    boolean spoken = methods.stream().anyMatch(Method.Words.class::isInstance);
    List<SuiteRelation> relations =
        keys.get("relations")
            .list(relation -> SuiteRelation.of(relation, beside, spoken), SuiteRelation::name);
    return new Suite(
        keys.get("name").name(),
        keys.get("description").text(),
        new String(content, StandardCharsets.UTF_8),
        Sha256.of(content),
        model(keys.get("model"), beside),
        preset.text(),
        keys.get("images_per_prompt").wholeNumber(1, 1000),
        keys.keys("drawing")
            .change(GenerationOptions.SETTINGS, preset.text(GenerationOptions::preset)),
        methods,
        relations,
        keys.find("expected")
            .map(
                scores ->
                    ExpectedScores.of(
                        scores,
                        names(methods.stream().map(Method::name)),
                        names(relations.stream().map(SuiteRelation::name)))));
  }

  private static void requireSchema(YamlValue schema) {
    if (schema.wholeNumber(1, Integer.MAX_VALUE) != SCHEMA) {
      throw schema
          .place()
          .refusal(
              "is %s, and this program reads %d; take a newer program."
                  .formatted(schema.written(), SCHEMA));
    }
  }

  private static String model(YamlValue model, Path beside) {
    return model.text().equals(ModelStore.MINI) ? ModelStore.MINI : model.path(beside).toString();
  }

  private static Set<String> names(Stream<String> names) {
    return names.collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Images that all methods draw together. */
  public long images() {
    long scenarios = relations.stream().mapToLong(relation -> relation.scenarios().size()).sum();
    return scenarios * imagesPerPrompt * methods.size();
  }

  /** Relations that all methods learn together. */
  public long inversions() {
    return methods.stream().filter(Method.Token.class::isInstance).count() * relations.size();
  }

  /** The seed of an image; see {@link ImageSeed}. */
  public long seed(SuiteRelation relation, Scenario scenario, int sample) {
    return ImageSeed.of(name, relation.name(), scenario.prompt("{}"), sample);
  }
}
