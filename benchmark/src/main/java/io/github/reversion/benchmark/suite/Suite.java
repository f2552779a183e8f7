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
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A benchmark: which relations are learned and drawn, in which ways, with which entities.
 *
 * @param name what files and seeds call it
 * @param description for people
 * @param text the file as it was written, to be kept beside what comes of it
 * @param sha256 of what images follow from, by which suites are told apart: not of comments,
 *     layout, description, scorers and expected scores
 * @param model {@code mini}, or a folder in diffusers layout
 * @param preset what the options start from
 * @param imagesPerPrompt 1 to 1000
 * @param seeds 1 to 1000: how often a method learns each relation, with the seeds from 0 on
 * @param scorers who scores its images where nobody else is named, as the command line calls them
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
    int seeds,
    List<String> scorers,
    GenerationOptions drawing,
    List<Method> methods,
    List<SuiteRelation> relations,
    Optional<ExpectedScores> expected) {

  /** The version of the file's shape that is understood. */
  public static final int SCHEMA = 1;

  /** Who scores where a suite names nobody. */
  private static final List<String> ORACLE = List.of("oracle");

  /** Copies the lists. */
  public Suite {
    scorers = List.copyOf(scorers);
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
    String text = new String(content, StandardCharsets.UTF_8);
    requireSchema(keys.get("schema"));
    keys.only(
        "schema",
        "name",
        "description",
        "model",
        "preset",
        "images_per_prompt",
        "swapped",
        "seeds",
        "scorers",
        "drawing",
        "learning",
        "methods",
        "relations",
        ExpectedBlock.KEY);
    YamlValue preset = keys.get("preset");
    InversionOptions learning =
        Method.withoutSeed(keys.keys("learning"))
            .change(InversionOptions.SETTINGS, preset.text(InversionOptions::preset));
    List<Method> methods =
        keys.get("methods").list(method -> Method.of(method, learning), Method::name);
    boolean spoken = methods.stream().anyMatch(Method.Words.class::isInstance);
    boolean swapped = keys.find("swapped").map(YamlValue::truth).orElse(false);
    List<SuiteRelation> relations =
        keys.get("relations")
            .list(
                relation -> SuiteRelation.of(relation, beside, spoken, swapped),
                SuiteRelation::name);
    String meant = keys.without("description", "scorers", ExpectedBlock.KEY).plain();
    return new Suite(
        keys.get("name").name(),
        keys.get("description").text(),
        text,
        Sha256.of(meant.getBytes(StandardCharsets.UTF_8)),
        model(keys.get("model"), beside),
        preset.text(),
        keys.get("images_per_prompt").wholeNumber(1, 1000),
        keys.find("seeds").map(seeds -> seeds.wholeNumber(1, 1000)).orElse(1),
        keys.find("scorers")
            .map(scorers -> scorers.list(YamlValue::text, Function.identity()))
            .orElse(ORACLE),
        keys.keys("drawing")
            .change(GenerationOptions.SETTINGS, preset.text(GenerationOptions::preset)),
        methods,
        relations,
        keys.find(ExpectedBlock.KEY)
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

  /** The text of the file with other expected scores, and else as it is. */
  public String textWith(ExpectedScores scores) {
    YamlKeys keys = YamlFile.read(name, text.getBytes(StandardCharsets.UTF_8)).keys();
    return ExpectedBlock.of(text, keys).with(scores.yaml());
  }

  /**
   * Where the file names the measure of an expected score.
   *
   * @param called what to call the file
   * @param number of the score, from 0 on
   */
  public Place measurePlace(String called, int number) {
    YamlKeys keys = YamlFile.read(called, text.getBytes(StandardCharsets.UTF_8)).keys();
    return ExpectedScores.measurePlace(keys.get(ExpectedBlock.KEY), number);
  }

  /** Images that all methods draw together. */
  public long images() {
    long scenarios = relations.stream().mapToLong(relation -> relation.scenarios().size()).sum();
    return scenarios * imagesPerPrompt * methods.size();
  }

  /** Relations that all methods learn together, each as often as there are seeds. */
  public long inversions() {
    long learning = methods.stream().filter(Method.Token.class::isInstance).count();
    return learning * relations.size() * seeds;
  }

  /**
   * The seed of the inversion whose relation draws an image. It follows from the image's place, so
   * that every seed draws about as many, in any order, anywhere.
   */
  public int inversionSeed(SuiteRelation relation, Scenario scenario, int sample) {
    return (relation.scenarios().indexOf(scenario) * imagesPerPrompt + sample) % seeds;
  }

  /** The seed of an image; see {@link ImageSeed}. */
  public long seed(SuiteRelation relation, Scenario scenario, int sample) {
    return ImageSeed.of(name, relation.name(), scenario.prompt("{}"), sample);
  }
}
