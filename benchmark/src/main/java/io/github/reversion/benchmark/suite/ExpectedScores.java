package io.github.reversion.benchmark.suite;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a suite came to when it was measured.
 *
 * @param hardware on which, such as {@code 2 CPU cores}
 * @param commit of this program's sources
 * @param scores what was measured
 */
public record ExpectedScores(String hardware, String commit, List<Score> scores) {

  /** Copies the scores. */
  public ExpectedScores {
    scores = List.copyOf(scores);
  }

  /**
   * A score that comes out again if all is well.
   *
   * @param method of the suite
   * @param relation of the suite; empty: all of them
   * @param measure such as {@code relation}, or {@code oracle.relation} where several scorers have
   *     it
   * @param value measured
   * @param tolerance how far off it may be, 0 or more
   */
  public record Score(
      String method, Optional<String> relation, String measure, double value, double tolerance) {

    private static Score of(YamlValue value, Set<String> methods, Set<String> relations) {
      YamlKeys keys = value.keys().only("method", "relation", "measure", "value", "tolerance");
      return new Score(
          known(keys.get("method"), methods),
          keys.find("relation").map(relation -> known(relation, relations)),
          keys.get("measure").text(),
          keys.get("value").number(-Double.MAX_VALUE),
          keys.get("tolerance").number(0));
    }

    private static String known(YamlValue value, Set<String> names) {
      String name = value.text();
      if (!names.contains(name)) {
        throw value
            .place()
            .refusal(
                "This suite has no '%s'; possible are %s."
                    .formatted(name, String.join(", ", names)));
      }
      return name;
    }

    private String yaml() {
      String of = relation.map(name -> "relation: " + quoted(name) + ", ").orElse("");
      return "    - { method: %s, %smeasure: %s, value: %s, tolerance: %s }\n"
          .formatted(quoted(method), of, quoted(measure), value, tolerance);
    }

    /** The measure, and of what, such as {@code relation of wrapped_in}. */
    public String what() {
      return measure + relation.map(name -> " of " + name).orElse("");
    }
  }

  /** As a suite's file has them. */
  public String yaml() {
    return """
        expected:
          hardware: %s
          commit: %s
          scores:
        %s"""
        .formatted(
            quoted(hardware),
            quoted(commit),
            scores.stream().map(Score::yaml).collect(Collectors.joining()));
  }

  /** In quotes: a relation may be called on, and a commit look like a number. */
  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  static Place measurePlace(YamlValue value, int number) {
    YamlValue.Items scores = (YamlValue.Items) value.keys().get("scores");
    return scores.list().get(number).keys().get("measure").place();
  }

  static ExpectedScores of(YamlValue value, Set<String> methods, Set<String> relations) {
    YamlKeys keys = value.keys().only("hardware", "commit", "scores");
    return new ExpectedScores(
        keys.get("hardware").text(),
        keys.get("commit").written(),
        keys.get("scores")
            .list(
                score -> Score.of(score, methods, relations),
                score -> score.method() + " " + score.what()));
  }
}
