package io.github.reversion.harness.page;

import io.github.reversion.benchmark.suite.SuiteRelation;
import io.github.reversion.harness.report.Figure;
import io.github.reversion.harness.report.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** All figures with their intervals: drawn, and as tables of a row and methods side by side. */
final class FigureSection {
  private final Html html;
  private final RunContent content;
  private final Results results;
  private final List<String> relations;

  /** That of a run. */
  FigureSection(Html html, RunContent content) {
    this.html = html;
    this.content = content;
    results = content.results();
    relations =
        content.suite().relations().stream()
            .map(SuiteRelation::name)
            .filter(name -> results.figures().stream().anyMatch(f -> f.relation().equals(name)))
            .toList();
  }

  /** Measures over all relations. */
  void methods() {
    html.element("h2", "Methods", "id", "methods");
    html.element("p", "Over all relations, with 95 % intervals.");
    List<String> measures = results.measures();
    plots(measures, content::title, measure -> figures(measure, ""));
    table("All relations", "measure", measures, content::title, measure -> measure, measure -> "");
  }

  /** The main measure, relation by relation. */
  void relations() {
    String main = results.mainMeasure();
    html.element("h2", "Relations", "id", "relations");
    html.element("p", content.title(main) + ", relation by relation.");
    plots(relations, UnaryOperator.identity(), relation -> figures(main, relation));
    table(
        content.title(main),
        "relation",
        relations,
        UnaryOperator.identity(),
        relation -> main,
        UnaryOperator.identity());
  }

  /** All other measures, relation by relation. */
  void otherMeasures() {
    html.element("h2", "Other measures", "id", "measures");
    for (String measure : results.measures()) {
      if (!measure.equals(results.mainMeasure())) {
        table(
            content.title(measure),
            "relation",
            relations,
            UnaryOperator.identity(),
            relation -> measure,
            UnaryOperator.identity());
      }
    }
  }

  private void plots(
      List<String> names, UnaryOperator<String> title, Function<String, List<Figure>> figures) {
    html.element(
        "div",
        () -> {
          for (String name : names) {
            List<Figure> rows = figures.apply(name);
            if (!rows.isEmpty()) {
              IntervalPlot.draw(html, title.apply(name), rows, Figure::method);
            }
          }
        },
        "class",
        "plots");
  }

  /** By all methods. */
  private List<Figure> figures(String measure, String relation) {
    return content.suite().methods().stream()
        .flatMap(method -> results.figure(measure, method.name(), relation).stream())
        .toList();
  }

  private void table(
      String title,
      String head,
      List<String> rows,
      UnaryOperator<String> heading,
      UnaryOperator<String> measure,
      UnaryOperator<String> relation) {
    List<String> methods =
        content.suite().methods().stream()
            .map(method -> method.name())
            .filter(name -> results.figures().stream().anyMatch(f -> f.method().equals(name)))
            .toList();
    List<String> heads = new ArrayList<>(List.of(head));
    heads.addAll(methods);
    Tables.scrolling(
        html,
        "figures",
        title,
        () -> {
          Tables.head(html, heads);
          for (String row : rows) {
            html.element(
                "tr",
                () -> {
                  html.element("th", heading.apply(row), "scope", "row");
                  for (String method : methods) {
                    cell(results.figure(measure.apply(row), method, relation.apply(row)));
                  }
                });
          }
        });
  }

  private void cell(Optional<Figure> figure) {
    html.element(
        "td",
        () -> {
          html.text(figure.map(FigureText::value).orElse("-"));
          figure.ifPresent(one -> html.element("small", FigureText.details(one)));
        });
  }
}
