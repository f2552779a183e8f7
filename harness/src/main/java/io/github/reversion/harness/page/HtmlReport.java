package io.github.reversion.harness.page;

import io.github.reversion.harness.report.Gate;
import io.github.reversion.harness.report.Report;
import io.github.reversion.harness.runs.RunFolder;
import io.github.reversion.weights.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run came to, for people: {@code report.html}, one file that needs nothing else, the same
 * bytes for the same results.
 */
public final class HtmlReport {
  private final Html html = new Html();
  private final RunContent content;

  private HtmlReport(RunContent content) {
    this.content = content;
  }

  /**
   * Writes it into the folder of a run.
   *
   * @param report of that run
   */
  public static void write(RunFolder folder, Report report) {
    AtomicFile.writeText(
        folder.root().resolve("report.html"), new HtmlReport(RunContent.of(folder, report)).page());
  }

  private String page() {
    html.element(
        "html",
        () -> {
          html.element("head", this::head);
          html.element("body", this::body);
        },
        "lang",
        "en");
    return html.toString();
  }

  private void head() {
    html.single("meta", "charset", "utf-8");
    html.single("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.element("title", content.suite().name() + ": what a run came to");
    html.element("style", style());
  }

  /** A style sheet without signs that XML writes otherwise. */
  private static String style() {
    try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("The style sheet cannot be read", e);
    }
  }

  private void body() {
    html.element("h1", content.suite().name());
    html.element("p", content.suite().description());
    html.element("p", summary(), "class", "summary");
    html.element("nav", this::links);
    GateSection.write(html, content);
    FigureSection figures = new FigureSection(html, content);
    figures.methods();
    figures.relations();
    ExampleSection.write(html, content);
    ConfusionSection.write(html, content);
    WorstSection.write(html, content);
    figures.otherMeasures();
    LeakageSection.write(html, content);
    ComparisonSection.write(html, content);
    ProvenanceSection.write(html, content);
  }

  private String summary() {
    List<Gate> gates = content.report().gates();
    long missed = gates.stream().filter(gate -> gate.verdict().isMissed()).count();
    long open = gates.stream().filter(gate -> gate.verdict().isOpen()).count();
    String verdict =
        gates.isEmpty()
            ? "the suite expects no scores"
            : "%d of %d expected scores reached%s"
                .formatted(
                    gates.size() - missed - open,
                    gates.size(),
                    open == 0 ? "" : ", " + open + " open");
    return "%d of %d images; %s."
        .formatted(content.images().size(), content.suite().images(), verdict);
  }

  private void links() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("gates", "Expected scores");
    parts.put("methods", "Methods");
    parts.put("relations", "Relations");
    parts.put("examples", "Examples");
    parts.put("relations-seen", "Relations seen");
    parts.put("worst", "Worst images");
    parts.put("measures", "Other measures");
    parts.put("leakage", "Leakage");
    parts.put("comparisons", "Comparisons");
    parts.put("provenance", "Provenance");
    parts.forEach((id, title) -> html.element("a", title, "href", "#" + id));
  }
}
