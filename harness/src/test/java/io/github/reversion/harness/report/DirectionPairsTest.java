package io.github.reversion.harness.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.harness.TinySuite;
import io.github.reversion.harness.score.ScoreLine;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectionPairsTest {
  private static final String STRAIGHT = "red star {} blue circle , gray background , flat style";
  private static final String SWAPPED = "blue circle {} red star , gray background , flat style";

  @TempDir private Path temp;

  private static ScoreLine line(String scorer, String prompt, int sample, Double direction) {
    Map<String, Double> scores =
        direction == null ? Map.of("relation", 0.0) : Map.of("direction", direction);
    return new ScoreLine("on", "full", prompt, sample, "image", scorer, "hash", scores, "");
  }

  private List<Double> pairs(String more, ScoreLine... lines) {
    Suite suite = Suite.read(TinySuite.write(temp, more));
    return DirectionPairs.addedTo(List.of(lines), suite).stream()
        .map(line -> line.scores().get("direction_pairs"))
        .toList();
  }

  private static List<Double> list(Double... scores) {
    return Arrays.asList(scores);
  }

  @Test
  void aPairIsRightWhereBothAreAndCountsWithTheFirst() {
    assertEquals(
        list(1.0, 0.0, 0.0, null, null, null),
        pairs(
            "swapped: true\n",
            line("oracle", STRAIGHT, 0, 1.0),
            line("oracle", STRAIGHT, 1, 1.0),
            line("oracle", STRAIGHT, 2, 0.0),
            line("oracle", SWAPPED, 0, 1.0),
            line("oracle", SWAPPED, 1, 0.0),
            line("oracle", SWAPPED, 2, 0.0)));
  }

  @Test
  void whereOneHasNoDirectionThereIsNoPair() {
    assertEquals(
        list(null, null, null, null),
        pairs(
            "swapped: true\n",
            line("oracle", STRAIGHT, 0, 1.0),
            line("oracle", SWAPPED, 0, null),
            line("oracle", STRAIGHT, 1, null),
            line("oracle", SWAPPED, 1, 1.0)));
  }

  @Test
  void scorersAreNotMixedAndPromptsThatWereNotSwappedHaveNone() {
    assertEquals(
        list(null, null),
        pairs(
            "swapped: true\n",
            line("oracle", STRAIGHT, 0, 1.0),
            line("classifier", SWAPPED, 0, 1.0)));
    assertEquals(list((Double) null), pairs("", line("oracle", STRAIGHT, 0, 1.0)));
  }
}
