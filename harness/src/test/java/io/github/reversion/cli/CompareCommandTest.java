package io.github.reversion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.harness.TinySuite;
import io.github.reversion.harness.plan.Selection;
import io.github.reversion.harness.runs.DrawnRun;
import io.github.reversion.harness.runs.ImageKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of known images, scored, reported and compared on the command line. */
class CompareCommandTest {
  @TempDir private static Path temp;

  private static boolean full(ImageKey key) {
    return key.method().equals("full");
  }

  @BeforeAll
  static void draw() {
    Suite suite = TinySuite.read(temp);
    DrawnRun.write(temp.resolve("base"), suite, CompareCommandTest::full);
    DrawnRun.write(temp.resolve("equal"), suite, CompareCommandTest::full);
    DrawnRun.write(temp.resolve("worse"), suite, key -> full(key) && key.sample() == 0);
    Selection part = new Selection(List.of(), List.of(), 1);
    DrawnRun.write(temp.resolve("part"), suite, part, CompareCommandTest::full);
    for (String run : new String[] {"base", "equal", "worse", "part"}) {
      String folder = temp.resolve(run).toString();
      assertEquals(ExitStatus.DONE, CliRun.of("score", folder).status());
      CliRun report = CliRun.of("report", folder);
      assertEquals(ExitStatus.DONE, report.status(), report.err());
      assertTrue(report.out().replaceAll(" +", " ").contains("oracle.relation full "));
    }
  }

  private static CliRun compare(String base, String next, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of("compare", temp.resolve(base).toString(), temp.resolve(next).toString()));
    args.addAll(List.of(more));
    return CliRun.of(args.toArray(String[]::new));
  }

  @Test
  void anEqualRunPasses() {
    CliRun run = compare("base", "equal", "--max-drop=0");
    assertEquals(ExitStatus.DONE, run.status(), run.out() + run.err());
    assertTrue(run.out().contains("OK   oracle.relation: full lost 0.0000 "), run.out());
    assertEquals(ExitStatus.DONE, compare("base/results.json", "equal").status());
  }

  @Test
  void aWorseRunIsBlocked() {
    CliRun run = compare("base", "worse");
    assertEquals(ExitStatus.FAILED, run.status(), run.out() + run.err());
    assertTrue(run.out().contains("OK   oracle.relation: and lost 0.0000 "), run.out());
    assertTrue(run.out().contains("FAIL oracle.relation: full lost 0.5000 "), run.out());
    assertEquals(ExitStatus.DONE, compare("base", "worse", "--max-drop=0.5").status());
    assertEquals(ExitStatus.DONE, compare("base", "worse", "--metric=entities").status());
    assertEquals(ExitStatus.DONE, compare("worse", "base").status());
  }

  @Test
  void aBuildServerReadsWhatItCameTo() throws IOException {
    Path file = temp.resolve("compare.xml");
    compare("base", "worse", "--junit=" + file);
    String report = Files.readString(file);
    assertTrue(report.contains("tests=\"2\" failures=\"1\""), report);
    assertTrue(
        report.contains("classname=\"compare.full\" name=\"lost: oracle.relation\""), report);
    assertTrue(report.contains("<failure message=\"oracle.relation: full lost 0.5000 "), report);
  }

  @Test
  void aRunThatIsNotWholeHasFailed() {
    CliRun run = compare("base", "part");
    assertEquals(ExitStatus.RUN_FAILED, run.status(), run.out() + run.err());
    assertTrue(run.err().contains("lacks images of 4 prompts that the base has"), run.err());
  }

  @Test
  void whatCannotBeComparedIsRefused() {
    assertEquals(ExitStatus.REFUSED, compare("base", "none").status());
    assertEquals(ExitStatus.REFUSED, compare("base", "equal", "--metric=beauty").status());
    assertEquals(ExitStatus.REFUSED, compare("base", "equal", "--max-drop=-1").status());
    assertEquals(ExitStatus.REFUSED, CliRun.of("compare", "base").status());
    assertEquals(ExitStatus.REFUSED, CliRun.of("report", "none").status());
    String summary = "--summary=" + temp.resolve("summary.json");
    CliRun report = CliRun.of("report", temp.resolve("base").toString(), summary);
    assertEquals(ExitStatus.DONE, report.status(), report.err());
    CliRun refused = compare("summary.json", "equal");
    assertEquals(ExitStatus.REFUSED, refused.status(), refused.out() + refused.err());
    assertTrue(refused.err().contains("cannot be compared prompt by prompt"), refused.err());
  }
}
