package io.github.reversion.benchmark.suite;

import io.github.reversion.inversion.InversionOptions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A way to say a relation in a prompt. */
public sealed interface Method {
  /** What tables and the command line call it. */
  String name();

  /** What it says between A and B; {@code {}} stands for a token that is learned. */
  String between(SuiteRelation relation);

  /** By a mere "and", which says nothing: the floor. */
  record And(String name) implements Method {
    @Override
    public String between(SuiteRelation relation) {
      return "and";
    }
  }

  /** By the relation's own words: what can be reached without learning. */
  record Words(String name) implements Method {
    @Override
    public String between(SuiteRelation relation) {
      return relation.words().orElseThrow();
    }
  }

  /**
   * By a token that is learned from the relation's exemplars.
   *
   * @param changes what sets this method apart from others, by the name of the option
   * @param options all options of learning
   */
  record Token(String name, Map<String, String> changes, InversionOptions options)
      implements Method {
    /** Copies the changes. */
    public Token {
      changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
    }

    @Override
    public String between(SuiteRelation relation) {
      return "{}";
    }
  }

  /**
   * Reads one.
   *
   * @param learning what the options of a learned token start from
   */
  static Method of(YamlValue value, InversionOptions learning) {
    YamlKeys keys = value.keys();
    YamlValue says = keys.get("says");
    return switch (says.text()) {
      case "and" -> new And(name(keys.only("name", "says")));
      case "words" -> new Words(name(keys.only("name", "says")));
      case "token" -> {
        YamlKeys options = withoutSeed(keys.only("name", "says", "options").keys("options"));
        yield new Token(
            name(keys), options.texts(), options.change(InversionOptions.SETTINGS, learning));
      }
      default ->
          throw says.place()
              .refusal(
                  "There is no method that says '%s'; possible are and, words, token."
                      .formatted(says.text()));
    };
  }

  /** Refuses a seed among options of learning, which the suite counts. */
  static YamlKeys withoutSeed(YamlKeys options) {
    options
        .find("seed")
        .ifPresent(
            seed -> {
              throw seed.place()
                  .refusal(
                      "Seeds of learning are counted from 0 on; say how many by the suite's key"
                          + " seeds, and take this out.");
            });
    return options;
  }

  private static String name(YamlKeys keys) {
    return keys.get("name").name();
  }
}
