package io.github.reversion.harness.page;

import io.github.reversion.harness.report.Comparison;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Whether methods differ by more than chance. */
final class ComparisonSection {
  private static final double LEVEL = 0.05;

  private ComparisonSection() {}

  static void write(Html html, RunContent content) {
    Map<String, List<Comparison>> byMeasure =
        content.results().comparisons().stream()
            .collect(
                Collectors.groupingBy(
                    Comparison::measure, LinkedHashMap::new, Collectors.toList()));
    html.element("h2", "Comparisons of methods", "id", "comparisons");
    html.element(
        "p",
        "McNemar's exact test over images of the same prompt and noise, with Holm's correction for"
            + " all pairs by a measure. Bold: p below 0.05 after it.");
    List<String> order = new ArrayList<>(byMeasure.keySet());
    String main = content.results().mainMeasure();
    if (order.remove(main)) {
      order.add(0, main);
    }
    order.forEach(measure -> table(html, content.title(measure), byMeasure.get(measure)));
  }

  private static void table(Html html, String title, List<Comparison> pairs) {
    Tables.scrolling(
        html,
        "comparisons",
        title,
        () -> {
          List<String> heads = new ArrayList<>(List.of("methods"));
          heads.addAll(FigureText.COMPARED);
          Tables.head(html, heads);
          pairs.forEach(pair -> row(html, pair));
        });
  }

  private static void row(Html html, Comparison pair) {
    html.element(
        "tr",
        () -> {
          html.element("th", pair.first() + ", " + pair.second(), "scope", "row");
          List<String> cells = FigureText.cells(pair);
          cells.subList(0, cells.size() - 1).forEach(cell -> html.element("td", cell));
          String corrected = cells.get(cells.size() - 1);
          html.element("td", () -> html.element(pair.holm() < LEVEL ? "b" : "span", corrected));
        });
  }
}
