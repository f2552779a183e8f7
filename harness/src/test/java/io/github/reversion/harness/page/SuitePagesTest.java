package io.github.reversion.harness.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.UserException;
import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.benchmark.suite.Suites;
import io.github.reversion.harness.TinySuite;
import io.github.reversion.harness.report.Report;
import io.github.reversion.harness.runs.DrawnRun;
import io.github.reversion.harness.runs.RunFolder;
import io.github.reversion.harness.runs.RunListener;
import io.github.reversion.harness.runs.Workers;
import io.github.reversion.harness.score.OracleScorer;
import io.github.reversion.harness.score.Scoring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The pages about suites. After a change of a suite or of results, run benchmark pages. */
class SuitePagesTest {
  private static final Path RESULTS = Path.of("..", "benchmark", "results");

  static final List<String> SUITES = Suites.NAMES;

  @TempDir private Path temp;

  @ParameterizedTest
  @FieldSource("SUITES")
  void pagesAreMadeFromSuitesAndResults(String name) throws IOException {
    Path page = Path.of("..", "docs", "benchmarks", name + ".md");
    assertEquals(SuitePage.of(Suites.named(name), RESULTS), Files.readString(page));
  }

  @Test
  void resultsAreTold() throws IOException {
    String expected =
        """
        expected:
          hardware: 2 CPU cores
          commit: abc
          scores:
            - { method: full, relation: on, measure: oracle.relation, value: 0.9, tolerance: 0.01 }
        """;
    Suite suite = Suite.read(TinySuite.write(temp, expected));
    assertTrue(SuitePage.of(suite, temp).contains("No results of it are kept here yet."));
    RunFolder folder =
        DrawnRun.write(temp.resolve("run"), suite, key -> key.method().equals("full"));
    new Scoring(folder, new OracleScorer(), new Workers(1), RunListener.NONE).run();
    Report.of(folder, sentence -> {}).write(folder);
    Files.copy(temp.resolve("run/results.json"), temp.resolve("tiny.json"));
    List<String> lines = SuitePage.of(suite, temp).lines().toList();
    for (String line :
        List.of(
            "# The suite tiny",
            "| full | A `<R>` B, learned |",
            "| on | `world:on` | on | 2 |",
            "    reversion reproduce tiny --workers 2 --out runs/tiny",
            "| oracle.relation | 0.0 % (0.0-32.4, n = 8) | 100.0 % (67.6-100.0, n = 8) |",
            "| on | 0.0 % (0.0-49.0, n = 4) | 100.0 % (51.0-100.0, n = 4) |",
            "| and, full | 8 | 0 | 8 | 0.008 | 0.008 |",
            "| oracle.relation of on | full | 0.9000 | 0.0100 |")) {
      assertTrue(lines.contains(line), () -> line + " is not in\n" + String.join("\n", lines));
    }
    Suite other = Suite.read(TinySuite.write(temp, "seeds: 2\n"));
    UserException refused = assertThrows(UserException.class, () -> SuitePage.of(other, temp));
    assertTrue(refused.getMessage().contains("suite_sha256"), refused.getMessage());
  }
}
