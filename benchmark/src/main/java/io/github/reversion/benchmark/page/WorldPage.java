package io.github.reversion.benchmark.page;

import io.github.reversion.benchmark.measure.Results;
import io.github.reversion.benchmark.measure.Row;
import io.github.reversion.benchmark.measure.Setup;
import io.github.reversion.benchmark.measure.Tally;
import io.github.reversion.benchmark.world.BenchmarkRelation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The page about the scene world, with what was measured of the embedded model. */
public final class WorldPage {
  private static final String MISSING = "-";
  private static final List<BenchmarkRelation> ALL = List.of(BenchmarkRelation.values());
  private static final List<BenchmarkRelation> CONTROLS =
      ALL.stream().filter(BenchmarkRelation::isControl).toList();
  private static final List<BenchmarkRelation> COMPOSED =
      ALL.stream().filter(relation -> !relation.isControl()).toList();

  private WorldPage() {}

  /** The page in Markdown; what was not measured is left open. */
  public static String of(Results results) {
    return Template.named("world.md")
        .filled(
            Map.of(
                "summary", summary(results),
                "relations", relations(results),
                "ablation", ablation(results),
                "setup", setup(results.setup()),
                "psnr", number("%.1f dB", results.psnr()),
                "seconds", number("%.0f s", results.inversionSeconds())));
  }

  private static String number(String format, Double value) {
    return value == null ? MISSING : String.format(Locale.ROOT, format, value);
  }

  private static String summary(Results results) {
    MarkdownTable table =
        new MarkdownTable(
            List.of("what", "relation", "both entities", "ground", "style", "others leaked"));
    for (Row row : Row.values()) {
      Tally tally = results.of(row);
      if (tally.trials() > 0) {
        table.add(
            List.of(
                row.title(),
                tally.share(tally.relation()).toString(),
                tally.share(tally.entities()).toString(),
                tally.share(tally.ground()).toString(),
                tally.share(tally.style()).toString(),
                row.isOfRelations() ? tally.share(tally.leaked()).toString() : MISSING));
      }
    }
    return table.toString();
  }

  /** Rows that say relations, relation by relation. */
  private static String relations(Results results) {
    List<Row> rows =
        Arrays.stream(Row.values())
            .filter(row -> row.isOfRelations() && results.of(row).trials() > 0)
            .toList();
    List<String> head = new ArrayList<>(List.of("relation"));
    rows.forEach(row -> head.add(row.title()));
    MarkdownTable table = new MarkdownTable(head);
    for (BenchmarkRelation relation : ALL) {
      List<String> cells = new ArrayList<>(List.of(relation.toString()));
      rows.forEach(row -> cells.add(shareOfRelation(results.of(row, relation))));
      table.add(cells);
    }
    return table.toString();
  }

  private static String ablation(Results results) {
    MarkdownTable table =
        new MarkdownTable(
            List.of("method", "seven compositions", "three controls", "all ten", "both entities"));
    for (Row row : Row.learned()) {
      Tally all = results.of(row);
      if (all.trials() > 0) {
        table.add(
            List.of(
                row.title(),
                shareOfRelation(results.of(row, COMPOSED)),
                shareOfRelation(results.of(row, CONTROLS)),
                shareOfRelation(all),
                all.share(all.entities()).toString()));
      }
    }
    return table.toString();
  }

  private static String shareOfRelation(Tally tally) {
    return tally.trials() == 0 ? MISSING : tally.share(tally.relation()).toString();
  }

  private static String setup(Setup setup) {
    return "model `%s`, drawing `%s`, inversion `%s`"
        .formatted(
            setup.model().substring(0, 12), words(setup.generation()), words(setup.inversion()));
  }

  private static String words(Map<String, String> options) {
    return options.entrySet().stream()
        .filter(option -> !option.getValue().isEmpty())
        .map(option -> option.getKey() + "=" + option.getValue())
        .reduce((one, other) -> one + " " + other)
        .orElse("");
  }
}
