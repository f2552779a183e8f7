package io.github.reversion.harness.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.UserException;
import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.benchmark.suite.Suites;
import io.github.reversion.harness.TinySuite;
import io.github.reversion.harness.plan.Selection;
import io.github.reversion.harness.report.Aggregation;
import io.github.reversion.harness.report.Results;
import io.github.reversion.harness.runs.DrawnRun;
import io.github.reversion.harness.runs.ImageKey;
import io.github.reversion.harness.runs.RunFolder;
import io.github.reversion.harness.runs.RunListener;
import io.github.reversion.harness.runs.Workers;
import io.github.reversion.harness.score.OracleScorer;
import io.github.reversion.harness.score.Scoring;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Some methods of the suite mini, drawn by the world. */
class AblationTest {
  private static final Suite MINI = Suites.named("mini");

  @TempDir private Path temp;

  /** The token says compositions, words say everything, "and" says nothing. */
  private static boolean isRight(ImageKey key) {
    boolean control = List.of("on", "inside", "wrapped_in").contains(key.relation());
    return key.method().equals("words") || (key.method().equals("full") && !control);
  }

  private Ablation ablation(List<String> methods) {
    Selection part = new Selection(methods, List.of(), 1);
    RunFolder folder = DrawnRun.write(temp, MINI, part, AblationTest::isRight);
    new Scoring(folder, new OracleScorer(), new Workers(1), RunListener.NONE).run();
    return new Ablation(MINI, Aggregation.of(folder, complaint -> {}));
  }

  private static String row(String table, String begin) {
    return table.lines().filter(line -> line.startsWith("| " + begin)).findFirst().orElseThrow();
  }

  @Test
  void compositionsStandApartFromControls() {
    Ablation ablation = ablation(List.of("and", "words", "full"));
    String table = ablation.methods();
    assertTrue(table.startsWith("| method | compositions (7) | controls (3) | all |"), table);
    String token = row(table, "`<R>`, full |");
    assertTrue(token.contains("| 100.0 % (78.5-100.0, n = 14) | 0.0 % (0.0-39.0, n = 6) | 70.0 %"));
    assertTrue(token.contains(", +0.0 points (0.0 to 0.0) |"), token);
    assertFalse(row(table, "\"and\"").contains("points"), "the floor is compared with itself");
    assertEquals(5, table.lines().count(), "methods that were not drawn are left out");
  }

  @Test
  void methodsAreComparedAsTheResultsSay() {
    String table = ablation(List.of("and", "words", "full")).comparisons();
    assertTrue(
        table.contains(
            "| relation | \"and\" | composed words | 20 | 0 | 20 | < 0.0001 | < 0.0001 |"),
        table);
    assertTrue(table.contains("| relation | composed words | `<R>`, full | 20 | 6 | 0 |"), table);
    assertTrue(table.contains("| others leaked | \"and\" | `<R>`, full |"), table);
    assertFalse(table.contains("| others leaked | composed words |"), table);
  }

  @Test
  void theSetupTellsSeedsWhereSomethingWasLearned() {
    assertTrue(
        ablation(List.of("full"))
            .setup()
            .contains(
                "Each method learned each relation 3 times, with other seeds, in 150 steps of 8"
                    + " samples,\nbeginning with the words of the model"));
  }

  @Test
  void aMethodThatBeginsElsewhereIsNamed() {
    String setup = ablation(List.of("full", "from_and")).setup();
    assertTrue(setup.endsWith("\n`<R>`, from and begins with the word *and*."), setup);
  }

  @Test
  void withoutLearnedTokensNothingIsSaidOfLearning() {
    Ablation ablation = ablation(List.of("and"));
    assertTrue(ablation.setup().startsWith("20 images of the suite `mini`"), ablation.setup());
    assertFalse(ablation.setup().contains("learned"), ablation.setup());
    assertTrue(row(ablation.relations(), "on (control) |").contains("| 0.0 % (0.0-65.8, n = 2) |"));
  }

  @Test
  void resultsOfAnotherSuiteAreRefused() {
    Results results = ablation(List.of("and")).results();
    assertThrows(UserException.class, () -> new Ablation(TinySuite.read(temp), results));
  }
}
