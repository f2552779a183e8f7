package io.github.reversion.harness.report;

import io.github.reversion.UserException;
import io.github.reversion.benchmark.suite.ExpectedScores;
import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.harness.score.Measures;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a run reaches a score that its suite expects.
 *
 * @param expected by the suite
 * @param actual what it is, where there is something to compare
 * @param verdict how the two compare
 */
public record Gate(ExpectedScores.Score expected, Optional<Figure> actual, Verdict verdict) {
  /** What sums of rounded numbers may be off. */
  private static final double ROUNDING = 1e-9;

  /** How it ended. */
  public enum Verdict {
    /** The score is within the tolerance. */
    OK("OK", ""),
    /** It is better by more than the tolerance. */
    BETTER("OK*", ""),
    /** It is worse by more than the tolerance. */
    WORSE("FAIL", ""),
    /**
     * All images are there and scored, and to none the measure applies any more: where no relation
     * is seen, there is no direction.
     */
    GONE("FAIL", "no image has such a score any more"),
    /** Not all images of it were drawn. */
    OPEN("OPEN", "not all images are drawn"),
    /** No scorer has measured it, or several have. */
    UNSCORED("OPEN", "it was not scored");

    private final String mark;
    private final String lack;

    Verdict(String mark, String lack) {
      this.mark = mark;
      this.lack = lack;
    }

    /** Whether the score is not what the suite expects. */
    public boolean isMissed() {
      return this == WORSE || this == GONE;
    }

    /** Whether that cannot be said. */
    public boolean isOpen() {
      return this == OPEN || this == UNSCORED;
    }

    /** Why there is nothing to compare; empty where there is something. */
    public String lack() {
      return lack;
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
   */
  public static List<Gate> of(Suite suite, Results results) {
    Completeness completeness = new Completeness(suite, results);
    return scores(suite).stream().map(score -> of(score, results, completeness)).toList();
  }

  private static List<ExpectedScores.Score> scores(Suite suite) {
    return suite.expected().map(ExpectedScores::scores).orElse(List.of());
  }

  private static Gate of(
      ExpectedScores.Score expected, Results results, Completeness completeness) {
    List<String> measures = results.meant(expected.measure());
    String relation = expected.relation().orElse("");
    if (measures.size() != 1) {
      return new Gate(expected, Optional.empty(), Verdict.UNSCORED);
    } else if (!completeness.isWhole(expected.method(), relation)) {
      return new Gate(expected, Optional.empty(), Verdict.OPEN);
    }
    Optional<Figure> figure = results.figure(measures.get(0), expected.method(), relation);
    Verdict verdict =
        figure
            .map(actual -> verdict(expected, actual.measure(), actual.value()))
            .orElse(Verdict.GONE);
    return new Gate(expected, figure, verdict);
  }

  /**
   * Refuses gates on measures that no scorer has measured, or several have.
   *
   * @param file what to call that of the suite
   * @throws UserException naming its line and key
   */
  public static void requireScored(String file, Suite suite, Results results) {
    List<ExpectedScores.Score> scores = scores(suite);
    for (int i = 0; i < scores.size(); i++) {
      String measure = scores.get(i).measure();
      List<String> meant = results.meant(measure);
      if (meant.size() != 1) {
        throw new UserException(
            "%s: is %s, which %s."
                .formatted(
                    suite.measurePlace(file, i),
                    measure,
                    meant.isEmpty()
                        ? "was not scored; score it, or take that line out of the suite"
                        : "several scorers measure; write one of " + String.join(", ", meant)));
      }
    }
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
        .orElse(wanted + ", " + verdict.lack());
  }

  /** Such as {@code OK relation of on by full: expected 0.8000 +- 0.0500, is ...}. */
  @Override
  public String toString() {
    return "%-4s %s by %s: %s"
        .formatted(verdict.mark(), expected.what(), expected.method(), text());
  }
}
