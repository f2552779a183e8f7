package io.github.reversion.harness.page;

import io.github.reversion.harness.report.Figure;
import io.github.reversion.harness.score.Measures;
import io.github.reversion.harness.world.Row;
import io.github.reversion.harness.world.WorldMeasures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page about the scene world, with what was measured of the embedded model. */
public final class WorldPage {
  private static final List<String> MEASURES =
      List.of(Measures.RELATION, Measures.ENTITIES, Measures.GROUND, Measures.STYLE);

  private WorldPage() {}

  /**
   * The page in Markdown; what was not measured is left out.
   *
   * @param ablation of a suite of the ten relations
   * @param world what no suite can say
   */
  public static String of(Ablation ablation, WorldMeasures world) {
    return Template.named("world.md")
        .filled(
            Map.of(
                "rows", rows(world),
                "sentences", sentences(world),
                "methods", ablation.methods(),
                "setup", ablation.setup(),
                "comparisons", ablation.comparisons(),
                "relations", ablation.relations(),
                "suite", ablation.suite().name()));
  }

  private static String rows(WorldMeasures world) {
    MarkdownTable table =
        new MarkdownTable(List.of("what", "relation", "both entities", "ground", "style"));
    for (Row row : Row.values()) {
      List<Optional<Figure>> figures =
          MEASURES.stream().map(measure -> world.read(measure, row)).toList();
      if (figures.stream().anyMatch(Optional::isPresent)) {
        List<String> cells = new ArrayList<>(List.of(row.title()));
        figures.forEach(figure -> cells.add(Cells.share(figure)));
        table.add(cells);
      }
    }
    return table.toString();
  }

  private static String sentences(WorldMeasures world) {
    Stream<String> psnr =
        world.figure(WorldMeasures.PSNR, Row.AUTOENCODER).stream().map(WorldPage::sentence);
    Stream<String> captions = captions(world).stream();
    Stream<String> inversions =
        world.inversions().stream()
            .map(time -> "One inversion with the preset `quick` takes " + time + ".");
    return Stream.of(psnr, captions, inversions)
        .flatMap(lines -> lines)
        .collect(Collectors.joining("\n"));
  }

  /** How well CLIP knows captions, if it was measured. */
  static Optional<String> captions(WorldMeasures world) {
    return world
        .figure(WorldMeasures.CAPTION, Row.CLIP)
        .map(
            found ->
                "Among the captions of a hundred scenes CLIP finds that of a picture in %s."
                    .formatted(Cells.share(Optional.of(found))));
  }

  private static String sentence(Figure psnr) {
    return String.format(
        Locale.ROOT,
        "The autoencoder brings scenes back with %.1f dB (peak signal-to-noise ratio of the mean"
            + " squared\nerror, n = %d).",
        psnr.value(),
        psnr.n());
  }
}
