package io.github.reversion.harness.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.benchmark.suite.Suites;
import io.github.reversion.harness.TinySuite;
import io.github.reversion.harness.plan.Selection;
import io.github.reversion.harness.runs.DrawnRun;
import io.github.reversion.harness.runs.RunFolder;
import io.github.reversion.image.RgbImage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelationFigureTest {
  private static final Suite MINI = Suites.named("mini");

  /** A picture of 64 pixels drawn twice as wide, and the gap beside it. */
  private static final int COLUMN = 134;

  @TempDir private Path temp;

  private RgbImage figure(String folder, boolean right, String... methods) {
    Selection part = new Selection(List.of(methods), List.of(), 3);
    RunFolder run = DrawnRun.write(temp.resolve(folder), MINI, part, key -> right);
    return RelationFigure.of(run, TinySuite.STORE);
  }

  @Test
  void methodsThatWereDrawnStandBesideTheExemplars() {
    RgbImage exemplars = figure("and", true, "and");
    RgbImage both = figure("both", true, "words", "full", "without_steering");
    assertEquals(3 * COLUMN + 6, exemplars.width());
    assertEquals(9 * COLUMN + 6, both.width());
    assertEquals(exemplars.height(), both.height());
  }

  @Test
  void theImagesAreThoseOfTheRun() {
    assertNotEquals(figure("right", true, "words"), figure("wrong", false, "words"));
  }
}
