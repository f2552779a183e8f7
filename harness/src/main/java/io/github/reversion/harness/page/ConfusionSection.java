package io.github.reversion.harness.page;

import io.github.reversion.harness.score.ScoreLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Relations asked for against relations seen, a table for each scorer that sees, and method. */
final class ConfusionSection {
  private ConfusionSection() {}

  static void write(Html html, RunContent content) {
    Map<String, List<ScoreLine>> tables =
        content.images().stream()
            .flatMap(image -> content.scores(image).stream())
            .filter(line -> !line.seen().isEmpty())
            .collect(
                Collectors.groupingBy(
                    line -> title(content, line), LinkedHashMap::new, Collectors.toList()));
    html.element("h2", "Relations asked for and seen", "id", "relations-seen");
    if (tables.isEmpty()) {
      html.element("p", "No scorer of this run tells which relation it sees.");
    }
    html.element(
        "div",
        () -> tables.forEach((title, lines) -> table(html, title, Confusion.of(lines))),
        "class",
        "confusions");
  }

  private static String title(RunContent content, ScoreLine line) {
    String right =
        Optional.ofNullable(content.results().accuracies().get(line.scorer()))
            .map(accuracy -> ", which is " + accuracy.brief())
            .orElse("");
    return line.method() + ", as " + line.scorer() + " sees it" + right;
  }

  private static void table(Html html, String title, Confusion confusion) {
    Tables.scrolling(
        html,
        "confusion",
        title,
        () -> {
          html.element(
              "tr",
              () -> {
                html.element("th", "asked for", "scope", "col");
                for (String seen : confusion.seen()) {
                  html.element("th", () -> html.element("span", seen), "scope", "col");
                }
              });
          confusion.counts().keySet().forEach(asked -> row(html, confusion, asked));
        });
  }

  private static void row(Html html, Confusion confusion, String asked) {
    html.element(
        "tr",
        () -> {
          html.element("th", asked, "scope", "row");
          for (String seen : confusion.seen()) {
            int count = confusion.count(asked, seen);
            double share = count / (double) confusion.total(asked);
            html.element(
                "td",
                count == 0 ? "\u00b7" : Integer.toString(count),
                "class",
                asked.equals(seen) ? "right" : "wrong",
                "style",
                String.format(Locale.ROOT, "--share: %.2f", share));
          }
        });
  }
}
