package io.github.reversion.harness.report;

import io.github.reversion.benchmark.suite.Method;
import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.harness.runs.ImageKey;
import io.github.reversion.harness.score.Measures;
import io.github.reversion.harness.score.ScoreLine;
import java.util.List;
import java.util.Optional;

/**
 * How much more of the exemplars' entities an image shows than the same one drawn with "and", from
 * the same noise: what a model draws unasked even so is no fault of a learned token.
 */
final class LeakageExcess {
  private final String floor;
  private final ImageScores leakages;

  private LeakageExcess(List<ScoreLine> lines, String floor) {
    this.floor = floor;
    leakages = new ImageScores(lines, Measures.LEAKAGE);
  }

  /** The scores, with that of each image whose leakage and whose counterpart's was scored. */
  static List<ScoreLine> addedTo(List<ScoreLine> lines, Suite suite) {
    return suite.methods().stream()
        .filter(Method.And.class::isInstance)
        .findFirst()
        .map(and -> new LeakageExcess(lines, and.name()))
        .map(excess -> lines.stream().map(excess::added).toList())
        .orElse(lines);
  }

  private ScoreLine added(ScoreLine line) {
    return excess(line).map(more -> line.with(Measures.LEAKAGE_EXCESS, more)).orElse(line);
  }

  private Optional<Double> excess(ScoreLine line) {
    Double leakage = line.scores().get(Measures.LEAKAGE);
    if (leakage == null || line.method().equals(floor)) {
      return Optional.empty();
    }
    ImageKey counterpart = new ImageKey(line.relation(), floor, line.prompt(), line.sample());
    return leakages.of(counterpart, line.scorer()).map(usual -> leakage - usual);
  }
}
