package io.github.reversion.benchmark.suite;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A relation of a suite, and what is drawn with it.
 *
 * @param name such as {@code wrapped_in}
 * @param exemplars what it is learned from
 * @param words that say it without learning, if any do
 * @param control whether a single word says it: what a method gains there, it does not gain by
 *     having learned a relation
 * @param symmetric whether it looks the same from A and from B, so that it has no direction
 * @param scenarios at least one, all different; those that the suite swaps are behind all others
 */
public record SuiteRelation(
    String name,
    PinnedExemplars exemplars,
    Optional<String> words,
    boolean control,
    boolean symmetric,
    List<Scenario> scenarios) {

  /** Copies the scenarios. */
  public SuiteRelation {
    scenarios = List.copyOf(scenarios);
  }

  /**
   * Reads one.
   *
   * @param beside the folder that exemplar folders are seen from
   * @param spoken whether a method says it by its words
   * @param swapped whether each scenario is drawn with A and B swapped too
   */
  static SuiteRelation of(YamlValue value, Path beside, boolean spoken, boolean swapped) {
    YamlKeys keys =
        value
            .keys()
            .only("name", "exemplars", "sha256", "words", "control", "symmetric", "scenarios");
    Optional<String> words = keys.find("words").map(YamlValue::words);
    if (spoken && words.isEmpty()) {
      throw keys.place()
          .refusal(
              "The key words is missing, by which a method says the relation; add it, or take the"
                  + " method out.");
    }
    PinnedExemplars exemplars = PinnedExemplars.of(keys, beside);
    boolean symmetric =
        keys.find("symmetric").map(YamlValue::truth).orElse(looksTheSame(exemplars.source()));
    List<Scenario> scenarios =
        keys.get("scenarios").list(Scenario::of, scenario -> scenario.prompt("{}"));
    return new SuiteRelation(
        keys.get("name").name(),
        exemplars,
        words,
        keys.find("control").map(YamlValue::truth).orElse(false),
        symmetric,
        swapped && !symmetric
            ? SwappedScenarios.addedTo(scenarios, exemplars.source())
            : scenarios);
  }

  private static boolean looksTheSame(ExemplarSource source) {
    return source instanceof ExemplarSource.World world && world.relation().isSymmetric();
  }
}
