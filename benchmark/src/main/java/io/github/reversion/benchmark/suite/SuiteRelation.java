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
 * @param scenarios at least one, all different
 */
public record SuiteRelation(
    String name,
    PinnedExemplars exemplars,
    Optional<String> words,
    boolean control,
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
   */
  static SuiteRelation of(YamlValue value, Path beside, boolean spoken) {
    YamlKeys keys =
        value.keys().only("name", "exemplars", "sha256", "words", "control", "scenarios");
    Optional<String> words = keys.find("words").map(YamlValue::words);
    if (spoken && words.isEmpty()) {
      throw keys.place()
          .refusal(
              "The key words is missing, by which a method says the relation; add it, or take the"
                  + " method out.");
    }
    return new SuiteRelation(
        keys.get("name").name(),
        PinnedExemplars.of(keys, beside),
        words,
        keys.find("control").map(YamlValue::truth).orElse(false),
        keys.get("scenarios").list(Scenario::of, scenario -> scenario.prompt("{}")));
  }
}
