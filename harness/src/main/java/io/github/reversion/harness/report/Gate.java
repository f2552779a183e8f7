package io.github.reversion.harness.report;

import io.github.reversion.UserException;
import io.github.reversion.benchmark.suite.ExpectedScores;
import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.benchmark.suite.SuiteRelation;
import io.github.reversion.harness.score.Measures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a run reaches a score that its suite expects.
 *
 * @param method its name
 * @param what the measure, and of what relation
 * @param verdict passed, missed, or left open where not all images of it were drawn
 * @param text what was expected and what it is
 */
public record Gate(String method, String what, Verdict verdict, String text) {

  /** How it ended. */
  public enum Verdict {
    /** The score is within the tolerance, or better. */
    PASSED,
    /** It is worse. */
    MISSED,
    /** Not all images of it were drawn. */
    OPEN
  }

  /**
   * All gates of a suite.
   *
   * @throws UserException if one is on a measure that was not scored, naming its key
   */
  public static List<Gate> of(Suite suite, Results results) {
    List<ExpectedScores.Score> scores =
        suite.expected().map(ExpectedScores::scores).orElse(List.of());
    List<Gate> gates = new ArrayList<>();
    for (int i = 0; i < scores.size(); i++) {
      ExpectedScores.Score score = scores.get(i);
      int number = i;
      String measure =
          results
              .measure(score.measure())
              .orElseThrow(
                  () ->
                      new UserException(
                          ("The suite %s, expected.scores[%d].measure: is %s, which was not scored;"
                                  + " score it, or take that line out of the suite.")
                              .formatted(suite.name(), number, score.measure())));
      gates.add(of(suite, results, score, measure));
    }
    return gates;
  }

  private static Gate of(Suite suite, Results results, ExpectedScores.Score score, String measure) {
    String relation = score.relation().orElse("");
    Optional<Figure> figure = results.figure(measure, score.method(), relation);
    String expected =
        String.format(Locale.ROOT, "expected %.4f +- %.4f", score.value(), score.tolerance());
    if (figure.isEmpty() || !isWhole(suite, results, score.method(), relation)) {
      return new Gate(
          score.method(), score.what(), Verdict.OPEN, expected + ", not all images are drawn");
    }
    double value = figure.orElseThrow().value();
    double worse = Measures.lessIsBetter(measure) ? value - score.value() : score.value() - value;
    return new Gate(
        score.method(),
        score.what(),
        worse <= score.tolerance() ? Verdict.PASSED : Verdict.MISSED,
        expected + ", is " + figure.orElseThrow().text());
  }

  private static boolean isWhole(Suite suite, Results results, String method, String relation) {
    int wanted =
        suite.relations().stream()
            .filter(one -> relation.isEmpty() || one.name().equals(relation))
            .map(SuiteRelation::scenarios)
            .mapToInt(List::size)
            .sum();
    int there =
        results.prompts().stream()
            .filter(prompt -> prompt.method().equals(method))
            .filter(prompt -> relation.isEmpty() || prompt.relation().equals(relation))
            .mapToInt(PromptScores::images)
            .sum();
    return there == wanted * suite.imagesPerPrompt();
  }
}
