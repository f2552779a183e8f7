package io.github.reversion.harness.page;

import io.github.reversion.harness.report.Figure;
import io.github.reversion.harness.score.Measures;
import java.util.Locale;

/** Figures as pages show them: shares in per cent. */
final class FigureText {
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

  /** A measure's name, and that less of it is better where it is so. */
  static String measure(String measure) {
    return measure + (Measures.lessIsBetter(measure) ? " (less is better)" : "");
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
