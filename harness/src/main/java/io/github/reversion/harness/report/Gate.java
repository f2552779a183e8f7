package io.github.reversion.harness.report;

import io.github.reversion.UserException;
import io.github.reversion.benchmark.suite.ExpectedScores;
import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.harness.score.Measures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a run reaches a score that its suite expects.
 *
 * @param expected by the suite
 * @param actual what it is; empty where not all images of it were drawn
 * @param verdict how the two compare
 */
public record Gate(ExpectedScores.Score expected, Optional<Figure> actual, Verdict verdict) {
  /** What sums of rounded numbers may be off. */
  private static final double ROUNDING = 1e-9;

  /** How it ended. */
  public enum Verdict {
    /** The score is within the tolerance. */
    OK("OK"),
    /** It is better by more than the tolerance. */
    BETTER("OK*"),
    /** It is worse by more than the tolerance. */
    WORSE("FAIL"),
    /** Not all images of it were drawn. */
    OPEN("OPEN");

    private final String mark;

    Verdict(String mark) {
      this.mark = mark;
    }

    /** As users read it: {@code OK}, {@code OK*}, {@code FAIL} or {@code OPEN}. */
    public String mark() {
      return mark;
    }
  }

  /**
   * All gates of a suite.
   *
   * @param suite whose expected scores they are; none where it expects nothing
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
      String relation = score.relation().orElse("");
      gates.add(
          new Completeness(suite, results).isWhole(score.method(), relation)
              ? of(score, results.figure(measure, score.method(), relation))
              : new Gate(score, Optional.empty(), Verdict.OPEN));
    }
    return gates;
  }

  private static Gate of(ExpectedScores.Score expected, Optional<Figure> figure) {
    Verdict verdict =
        figure
            .map(actual -> verdict(expected, actual.measure(), actual.value()))
            .orElse(Verdict.OPEN);
    return new Gate(expected, figure, verdict);
  }

  private static Verdict verdict(ExpectedScores.Score expected, String measure, double actual) {
    double more = actual - expected.value();
    double better = Measures.lessIsBetter(measure) ? -more : more;
    if (Math.abs(better) <= expected.tolerance() + ROUNDING) {
      return Verdict.OK;
    }
    return better > 0 ? Verdict.BETTER : Verdict.WORSE;
  }

  /** What is expected, what it is, and by how much that is more. */
  public String text() {
    String wanted =
        String.format(Locale.ROOT, "expected %.4f +- %.4f", expected.value(), expected.tolerance());
    return actual
        .map(
            figure ->
                String.format(
                    Locale.ROOT,
                    "%s, is %s, delta %+.4f",
                    wanted,
                    figure.text(),
                    figure.value() - expected.value()))
        .orElse(wanted + ", not all images are drawn");
  }

  /** Such as {@code OK relation of on by full: expected 0.8000 +- 0.0500, is ...}. */
  @Override
  public String toString() {
    return "%-4s %s by %s: %s"
        .formatted(verdict.mark(), expected.what(), expected.method(), text());
  }
}
