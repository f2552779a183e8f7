package io.github.reversion.harness.report;

import io.github.reversion.benchmark.suite.Scenario;
import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.benchmark.suite.SuiteRelation;
import io.github.reversion.harness.runs.ImageKey;
import io.github.reversion.harness.score.Measures;
import io.github.reversion.harness.score.ScoreLine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a method turns the relation round when A and B are swapped in the prompt: who always
 * draws the likelier of two ways is right at half of the images, but at none of the pairs.
 */
final class DirectionPairs {
  private final ImageScores directions;
  private final Map<Prompt, String> swapped = new HashMap<>();

  private record Prompt(String relation, String text) {}

  private DirectionPairs(List<ScoreLine> lines, Suite suite) {
    directions = new ImageScores(lines, Measures.DIRECTION);
    for (SuiteRelation relation : suite.relations()) {
      List<Scenario> all = relation.scenarios();
      for (int i = 0; i < all.size(); i++) {
        if (all.indexOf(all.get(i).swapped()) > i) {
          swapped.put(
              new Prompt(relation.name(), all.get(i).prompt("{}")),
              all.get(i).swapped().prompt("{}"));
        }
      }
    }
  }

  /**
   * The scores, and where an image and its swapped one have a direction, whether both are right:
   * with that of the two whose prompt comes first in the suite.
   */
  static List<ScoreLine> addedTo(List<ScoreLine> lines, Suite suite) {
    DirectionPairs pairs = new DirectionPairs(lines, suite);
    return lines.stream()
        .map(
            line ->
                pairs.of(line).map(both -> line.with(Measures.DIRECTION_PAIRS, both)).orElse(line))
        .toList();
  }

  private Optional<Double> of(ScoreLine line) {
    String other = swapped.get(new Prompt(line.relation(), line.prompt()));
    Double direction = line.scores().get(Measures.DIRECTION);
    if (other == null || direction == null) {
      return Optional.empty();
    }
    ImageKey image = new ImageKey(line.relation(), line.method(), other, line.sample());
    return directions
        .of(image, line.scorer())
        .map(otherDirection -> Math.min(direction, otherDirection));
  }
}
