package io.github.reversion.harness.page;

import io.github.reversion.benchmark.suite.ExpectedScores;
import io.github.reversion.benchmark.suite.Method;
import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.benchmark.suite.SuiteRelation;
import io.github.reversion.harness.report.Comparison;
import io.github.reversion.harness.report.Figure;
import io.github.reversion.harness.report.Results;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The guide's page about a suite, in Markdown: what it asks for, how it is run, its results. */
public final class SuitePage {
  private static final String NOTHING = "-";
  private static final int HASH_DIGITS = 12;

  private SuitePage() {}

  /**
   * The page.
   *
   * @param results the folder that has them by the suite's name, if they are committed
   * @throws io.github.reversion.UserException if there are some of another suite or shape
   */
  public static String of(Suite suite, Path results) {
    Path file = results.resolve(suite.name() + ".json");
    List<String> parts = new ArrayList<>(List.of(asked(suite), running(suite)));
    if (Files.exists(file)) {
      parts.add(results(suite, Results.read(file, suite)));
    } else {
      parts.add("## Results\n\nNo results of it are kept here yet.\n");
    }
    suite.expected().ifPresent(expected -> parts.add(expected(expected)));
    return String.join("\n", parts);
  }

  private static String asked(Suite suite) {
    MarkdownTable methods = new MarkdownTable(List.of("method", "says"));
    suite.methods().forEach(method -> methods.add(List.of(method.name(), says(method))));
    MarkdownTable relations =
        new MarkdownTable(List.of("relation", "exemplars", "words", "scenarios"));
    for (SuiteRelation relation : suite.relations()) {
      relations.add(
          List.of(
              relation.name() + (relation.control() ? " (control)" : ""),
              "`" + relation.exemplars().source() + "`",
              relation.words().orElse(NOTHING),
              Integer.toString(relation.scenarios().size())));
    }
    return """
        # The suite %1$s

        %2$s

        *Made by `reversion benchmark pages` of [%1$s.yaml](../../benchmark/suites/%1$s.yaml) and of results
        that are kept; see [suites](../suites.md) and [results](../results.md) for what the words mean.*

        ## What it asks for

        %3$d images, %4$d of each prompt, and %5$d inversions; model `%6$s`, preset `%7$s`, drawing
        `%8$s`.

        %9$s

        %10$s
        """
        .formatted(
            suite.name(),
            suite.description(),
            suite.images(),
            suite.imagesPerPrompt(),
            suite.inversions(),
            suite.model(),
            suite.preset(),
            options(GenerationOptions.SETTINGS.values(suite.drawing())),
            methods,
            relations);
  }

  private static String says(Method method) {
    if (method instanceof Method.Token token) {
      return "A `<R>` B, learned"
          + (token.changes().isEmpty() ? "" : " with `" + options(token.changes()) + "`");
    }
    return method instanceof Method.Words ? "A WORDS B" : "A and B";
  }

  private static String options(Map<String, ?> values) {
    return values.entrySet().stream()
        .map(value -> Settings.snake(value.getKey()) + "=" + Settings.text(value.getValue()))
        .filter(text -> !text.endsWith("="))
        .collect(Collectors.joining(" "));
  }

  private static String running(Suite suite) {
    String all =
        """
        ## Running it

            reversion benchmark check %1$s
            reversion run %1$s --dry-run
            reversion run %1$s --workers 2 --out runs/%1$s
            reversion score runs/%1$s --workers 2
            reversion report runs/%1$s
        """
            .formatted(suite.name());
    return suite.expected().isEmpty()
        ? all
        : all
            + "\nor, with a word on each score below,\n\n    reversion reproduce %1$s --workers 2 --out runs/%1$s\n"
                .formatted(suite.name());
  }

  private static String results(Suite suite, Results results) {
    String main = results.mainMeasure();
    return """
        ## Results

        %d images by the model `%s`, drawn by version %s; shares with Wilson's, means with clustered
        bootstrap 95 %% intervals.

        %s

        %s, relation by relation:

        %s
        %s"""
        .formatted(
            results.images(),
            results.model().substring(0, Math.min(HASH_DIGITS, results.model().length())),
            results.version(),
            overall(suite, results),
            main,
            byRelation(suite, results, main),
            comparisons(results, main));
  }

  private static List<String> heads(String first, Suite suite) {
    return row(first, suite.methods().stream().map(Method::name).toList());
  }

  private static List<String> row(String first, List<String> rest) {
    List<String> row = new ArrayList<>(List.of(first));
    row.addAll(rest);
    return row;
  }

  private static MarkdownTable overall(Suite suite, Results results) {
    MarkdownTable table = new MarkdownTable(heads("measure", suite));
    for (String measure : results.measures()) {
      table.add(cells(FigureText.measure(results, measure), suite, results, measure, ""));
    }
    return table;
  }

  private static MarkdownTable byRelation(Suite suite, Results results, String measure) {
    MarkdownTable table = new MarkdownTable(heads("relation", suite));
    for (SuiteRelation relation : suite.relations()) {
      table.add(cells(relation.name(), suite, results, measure, relation.name()));
    }
    return table;
  }

  private static List<String> cells(
      String first, Suite suite, Results results, String measure, String relation) {
    List<String> cells = new ArrayList<>(List.of(first));
    for (Method method : suite.methods()) {
      cells.add(
          results.figure(measure, method.name(), relation).map(SuitePage::cell).orElse(NOTHING));
    }
    return cells;
  }

  private static String cell(Figure figure) {
    return "%s (%s)".formatted(FigureText.value(figure), FigureText.details(figure));
  }

  private static String comparisons(Results results, String measure) {
    List<Comparison> pairs =
        results.comparisons().stream().filter(pair -> pair.measure().equals(measure)).toList();
    if (pairs.isEmpty()) {
      return "";
    }
    MarkdownTable table = new MarkdownTable(row("methods", FigureText.COMPARED));
    pairs.forEach(
        pair -> table.add(row(pair.first() + ", " + pair.second(), FigureText.cells(pair))));
    return "\nMethods compared by it (McNemar's exact test, Holm's correction):\n\n" + table + "\n";
  }

  private static String expected(ExpectedScores expected) {
    MarkdownTable table = new MarkdownTable(List.of("score", "method", "expected", "tolerance"));
    for (ExpectedScores.Score score : expected.scores()) {
      table.add(
          List.of(
              score.what(),
              score.method(),
              String.format(Locale.ROOT, "%.4f", score.value()),
              String.format(Locale.ROOT, "%.4f", score.tolerance())));
    }
    return "## Expected\n\nAs measured on %s, commit %s.\n\n%s\n"
        .formatted(expected.hardware(), expected.commit(), table);
  }
}
