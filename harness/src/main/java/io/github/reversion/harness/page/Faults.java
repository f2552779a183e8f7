package io.github.reversion.harness.page;

import io.github.reversion.harness.runs.ImageLine;
import io.github.reversion.harness.score.Measures;
import io.github.reversion.harness.score.ScoreLine;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is wrong with an image.
 *
 * @param image that it is about
 * @param main its score by the main measure, the lower the worse; above all others where it has
 *     none
 * @param reasons in words, one for each yes-or-no measure that it fails; the main measure's number
 *     if that is another
 */
record Faults(ImageLine image, double main, List<String> reasons) {
  private static final Map<String, String> WORDS =
      Map.of(
          Measures.ENTITIES,
          "an entity is missing",
          Measures.ENTITY_A,
          "A is missing",
          Measures.ENTITY_B,
          "B is missing",
          Measures.LEAKAGE,
          "an entity of the exemplars is there",
          Measures.DIRECTION,
          "it is the wrong way round",
          Measures.GROUND,
          "the background is another",
          Measures.STYLE,
          "the style is another");

  /** Those of an image. */
  static Faults of(RunContent content, ImageLine image) {
    String mainMeasure = content.results().mainMeasure();
    double main = Double.MAX_VALUE;
    Set<String> reasons = new LinkedHashSet<>();
    for (ScoreLine line : content.scores(image)) {
      for (Map.Entry<String, Double> score : line.scores().entrySet()) {
        boolean less = Measures.lessIsBetter(score.getKey());
        boolean isMain = mainMeasure.equals(line.scorer() + "." + score.getKey());
        if (isMain) {
          main = less ? -score.getValue() : score.getValue();
        }
        if (isMain && score.getValue() != 0 && score.getValue() != 1) {
          reasons.add(mainMeasure + " " + FigureText.number(score.getValue()));
        } else if (score.getValue() == (less ? 1 : 0)) {
          reasons.add(reason(line, score.getKey()));
        }
      }
    }
    return new Faults(image, main, List.copyOf(reasons));
  }

  private static String reason(ScoreLine line, String measure) {
    if (measure.equals(Measures.RELATION)) {
      return switch (line.seen()) {
        case "" -> "the relation is not there";
        case Measures.MISSING -> WORDS.get(Measures.ENTITIES);
        case Measures.OTHER -> "no relation that has a name";
        default -> "shows " + line.seen();
      };
    }
    return WORDS.getOrDefault(measure, line.scorer() + "." + measure + " fails");
  }
}
