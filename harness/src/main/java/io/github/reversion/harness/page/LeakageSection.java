package io.github.reversion.harness.page;

import io.github.reversion.benchmark.suite.Method;
import io.github.reversion.harness.report.Comparison;
import io.github.reversion.harness.report.Figure;
import io.github.reversion.harness.report.Results;
import io.github.reversion.harness.score.Measures;
import java.util.List;
import java.util.Optional;

/**
 * How much oftener entities of the exemplars appear than where nothing was learned: what a model
 * draws unasked even with "and" is no fault of the token.
 */
final class LeakageSection {
  /** What the name of the measure ends in that tells how much more it is. */
  private static final String EXCESS = Measures.LEAKAGE_EXCESS.substring(Measures.LEAKAGE.length());

  private final Html html;
  private final RunContent content;
  private final Results results;

  private LeakageSection(Html html, RunContent content) {
    this.html = html;
    this.content = content;
    results = content.results();
  }

  static void write(Html html, RunContent content) {
    new LeakageSection(html, content).write();
  }

  private void write() {
    html.element("h2", "Leakage", "id", "leakage");
    Optional<Method> and =
        content.suite().methods().stream().filter(Method.And.class::isInstance).findFirst();
    List<Figure> floors =
        results.figures().stream()
            .filter(figure -> figure.measure().endsWith("." + Measures.LEAKAGE))
            .filter(figure -> figure.relation().isEmpty())
            .filter(figure -> and.map(Method::name).filter(figure.method()::equals).isPresent())
            .toList();
    if (floors.isEmpty()) {
      html.element("p", "It was not scored of a method that says \"and\".");
      return;
    }
    html.element(
        "p",
        "How often an entity of the exemplars is there that nobody asked for, against the method that"
            + " says \"and\"; McNemar's exact test, with Holm's correction for all pairs of methods.");
    floors.forEach(this::table);
  }

  private void table(Figure floor) {
    Tables.scrolling(
        html,
        "leakage",
        "%s; by %s: %s (%s)"
            .formatted(
                content.title(floor.measure()),
                floor.method(),
                FigureText.value(floor),
                FigureText.details(floor)),
        () -> {
          Tables.head(
              html,
              List.of(
                  "method", "leakage", "more", "images", "only it", "only and", "p", "p by Holm"));
          for (Method method : content.suite().methods()) {
            results
                .comparison(floor.measure(), method.name(), floor.method())
                .ifPresent(pair -> row(floor, method.name(), pair));
          }
        });
  }

  private void row(Figure floor, String method, Comparison pair) {
    Figure rate = results.figure(floor.measure(), method, "").orElseThrow();
    html.element(
        "tr",
        () -> {
          html.element("th", method, "scope", "row");
          html.element("td", "%s (%s)".formatted(FigureText.value(rate), FigureText.details(rate)));
          html.element(
              "td",
              results
                  .figure(floor.measure() + EXCESS, method, "")
                  .map(Cells::points)
                  .orElse(Cells.NOTHING));
          FigureText.cells(pair).forEach(cell -> html.element("td", cell));
        });
  }
}
