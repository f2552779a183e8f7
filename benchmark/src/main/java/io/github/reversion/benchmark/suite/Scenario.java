package io.github.reversion.benchmark.suite;

import java.util.Optional;

/**
 * What a prompt asks for: two entities in a relation, perhaps before a background and in a style.
 *
 * @param a what the relation is said of
 * @param b what it stands in relation to
 * @param background such as {@code gray}, for "gray background"
 * @param style such as {@code flat}, for "flat style"
 */
public record Scenario(String a, String b, Optional<String> background, Optional<String> style) {

  static Scenario of(YamlValue value) {
    YamlKeys keys = value.keys().only("a", "b", "background", "style");
    return new Scenario(
        keys.get("a").words(),
        keys.get("b").words(),
        keys.find("background").map(YamlValue::words),
        keys.find("style").map(YamlValue::words));
  }

  /** The same with B in relation to A. */
  public Scenario swapped() {
    return new Scenario(b, a, background, style);
  }

  /**
   * The prompt, such as {@code red star {} blue circle , gray background , flat style}.
   *
   * @param between what is said between A and B: words, or {@code {}} for a learned relation
   */
  public String prompt(String between) {
    return a
        + " "
        + between
        + " "
        + b
        + background.map(name -> " , " + name + " background").orElse("")
        + style.map(name -> " , " + name + " style").orElse("");
  }
}
