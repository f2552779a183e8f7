package io.github.reversion.harness.page;

import io.github.reversion.harness.report.Comparison;
import io.github.reversion.harness.report.Figure;
import io.github.reversion.harness.report.Results;
import io.github.reversion.harness.score.Measures;
import java.util.List;
import java.util.Locale;

/** Figures as pages show them: shares in per cent. */
final class FigureText {
  /** Heads of the columns of {@link #cells}. */
  static final List<String> COMPARED =
      List.of("images", "only the first", "only the second", "p", "p by Holm");

  private FigureText() {}

  static boolean isShare(Figure figure) {
    return figure.kind().equals(Figure.SHARE);
  }

  /** Such as {@code 93.8 %}, or {@code 0.312} of a mean. */
  static String value(Figure figure) {
    return isShare(figure) ? percent(figure.value()) + " %" : number(figure.value());
  }

  /** Such as {@code 92.1-95.1}; empty where there is none. */
  static String interval(Figure figure) {
    if (figure.interval().isEmpty()) {
      return "";
    }
    double low = figure.interval().get(0);
    double high = figure.interval().get(1);
    return isShare(figure)
        ? percent(low) + "-" + percent(high)
        : number(low) + (low < 0 || high < 0 ? " to " : "-") + number(high);
  }

  /** Such as {@code 92.1-95.1, n = 960}. */
  static String details(Figure figure) {
    String interval = interval(figure);
    return (interval.isEmpty() ? "" : interval + ", ") + "n = " + figure.n();
  }

  /** Such as {@code 0.012}, or that it is less than a thousandth. */
  static String probability(double p) {
    return p < 0.001 ? "< 0.001" : number(p);
  }

  /** What a test between two methods found. */
  static List<String> cells(Comparison pair) {
    return List.of(
        Integer.toString(pair.pairs()),
        Integer.toString(pair.onlyFirst()),
        Integer.toString(pair.onlySecond()),
        probability(pair.p()),
        probability(pair.holm()));
  }

  /**
   * A measure's name, and that less of it is better where it is so, and how often its scorer is
   * right where that is known.
   */
  static String measure(Results results, String measure) {
    return measure
        + (Measures.lessIsBetter(measure) ? " (less is better)" : "")
        + results.accuracy(measure).map(right -> "; the scorer is " + right.brief()).orElse("");
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
