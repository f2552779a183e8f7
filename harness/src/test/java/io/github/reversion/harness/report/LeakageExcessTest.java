package io.github.reversion.harness.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.harness.TinySuite;
import io.github.reversion.harness.score.Measures;
import io.github.reversion.harness.score.ScoreLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeakageExcessTest {
  @TempDir private Path temp;

  private static ScoreLine line(String method, int sample, String scorer, double leakage) {
    return new ScoreLine(
        "on", method, "a {} b", sample, "", scorer, "", Map.of(Measures.LEAKAGE, leakage), "");
  }

  @Test
  void isWhatLeaksMoreThanFromTheSameNoiseWithAnd() {
    Suite suite = TinySuite.read(temp);
    List<ScoreLine> lines =
        List.of(
            line("and", 0, "oracle", 0),
            line("and", 1, "oracle", 1),
            line("and", 0, "clip", 1),
            line("full", 0, "oracle", 1),
            line("full", 1, "oracle", 1),
            line("full", 0, "clip", 0),
            line("full", 2, "oracle", 1));
    assertEquals(
        List.of("null", "null", "null", "1.0", "0.0", "-1.0", "null"),
        LeakageExcess.addedTo(lines, suite).stream()
            .map(line -> String.valueOf(line.scores().get(Measures.LEAKAGE_EXCESS)))
            .toList());
  }
}
