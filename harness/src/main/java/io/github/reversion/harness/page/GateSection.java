package io.github.reversion.harness.page;

import io.github.reversion.benchmark.suite.ExpectedScores;
import io.github.reversion.harness.report.Figure;
import io.github.reversion.harness.report.Gate;
import java.util.List;
import java.util.Locale;

/** The scores that the suite expects, and whether they are reached. */
final class GateSection {
  private GateSection() {}

  static void write(Html html, RunContent content) {
    html.element("h2", "Expected scores", "id", "gates");
    List<Gate> gates = content.report().gates();
    if (gates.isEmpty()) {
      html.element("p", "The suite expects no scores.");
      return;
    }
    ExpectedScores expected = content.suite().expected().orElseThrow();
    Tables.scrolling(
        html,
        "gates",
        "Measured on %s, commit %s".formatted(expected.hardware(), expected.commit()),
        () -> {
          Tables.head(html, List.of("", "score", "method", "expected", "is", "delta"));
          gates.forEach(gate -> row(html, gate));
        });
  }

  private static void row(Html html, Gate gate) {
    String kind =
        switch (gate.verdict()) {
          case OK, BETTER -> "good";
          case WORSE, GONE -> "bad";
          case OPEN, UNSCORED -> "open";
        };
    html.element(
        "tr",
        () -> {
          html.element("td", gate.verdict().mark(), "class", kind);
          html.element("th", gate.expected().what(), "scope", "row");
          html.element("td", gate.expected().method());
          html.element(
              "td",
              number(gate.expected().value()) + " \u00b1 " + number(gate.expected().tolerance()));
          html.element("td", gate.actual().map(Figure::text).orElse(gate.verdict().lack()));
          html.element(
              "td",
              gate.actual()
                  .map(figure -> number(figure.value() - gate.expected().value()))
                  .orElse("-"));
        });
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
