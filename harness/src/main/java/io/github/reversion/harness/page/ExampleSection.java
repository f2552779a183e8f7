package io.github.reversion.harness.page;

import io.github.reversion.harness.runs.ImageLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A few prompts, each drawn by all methods from the same noise. */
final class ExampleSection {
  private static final int PROMPTS = 8;

  private ExampleSection() {}

  static void write(Html html, RunContent content) {
    html.element("h2", "Examples", "id", "examples");
    html.element("p", "Each prompt as every method draws it from the same noise.");
    Pictures pictures = new Pictures(html, content);
    String relation = "";
    for (Map<String, ImageLine> row : rows(content)) {
      ImageLine first = row.values().iterator().next();
      if (!first.relation().equals(relation)) {
        relation = first.relation();
        html.element("h3", relation);
      }
      html.element("p", first.prompt(), "class", "prompt");
      pictures.showAll(row);
    }
  }

  /** The first prompt of each relation, then the second of each, and so on. */
  private static List<Map<String, ImageLine>> rows(RunContent content) {
    Map<String, Map<String, Map<String, ImageLine>>> byRelation = new LinkedHashMap<>();
    for (ImageLine image : content.images()) {
      byRelation
          .computeIfAbsent(image.relation(), name -> new LinkedHashMap<>())
          .computeIfAbsent(image.prompt(), prompt -> new LinkedHashMap<>())
          .putIfAbsent(image.method(), image);
    }
    List<List<Map<String, ImageLine>>> relations = new ArrayList<>();
    byRelation.values().forEach(prompts -> relations.add(List.copyOf(prompts.values())));
    int most = relations.stream().mapToInt(List::size).max().orElse(0);
    List<Map<String, ImageLine>> rows = new ArrayList<>();
    for (int i = 0; i < most && rows.size() < PROMPTS; i++) {
      for (List<Map<String, ImageLine>> prompts : relations) {
        if (i < prompts.size() && rows.size() < PROMPTS) {
          rows.add(prompts.get(i));
        }
      }
    }
    List<String> order = List.copyOf(byRelation.keySet());
    rows.sort(
        Comparator.comparing(row -> order.indexOf(row.values().iterator().next().relation())));
    return rows;
  }
}
