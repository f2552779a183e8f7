package io.github.reversion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.harness.TinySuite;
import io.github.reversion.harness.plan.Selection;
import io.github.reversion.harness.report.ResultsSchema;
import io.github.reversion.harness.runs.DrawnRun;
import io.github.reversion.harness.runs.ImageKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run of known images came to is expected, and others are held against it. */
class ReproduceCommandTest {
  @TempDir private static Path temp;
  private static Path suite;

  @BeforeAll
  static void expectWhatTheBaseCameTo() {
    suite = TinySuite.write(temp);
    run("base", key -> key.method().equals("full") && key.sample() == 0);
    CliRun expect = expect("--measures=relation,entities", "--tolerance=0.1", "--write");
    assertEquals(ExitStatus.DONE, expect.status(), expect.err());
  }

  private static Path run(String name, Predicate<ImageKey> right) {
    return run(name, Selection.ALL, right);
  }

  private static Path run(String name, Selection selection, Predicate<ImageKey> right) {
    Path folder = temp.resolve(name);
    DrawnRun.write(folder, Suite.read(suite), selection, right);
    assertEquals(ExitStatus.DONE, CliRun.of("score", folder.toString()).status());
    assertEquals(ExitStatus.DONE, CliRun.of("report", folder.toString()).status());
    return folder;
  }

  private static CliRun expect(String... more) {
    String[] args = {
      "benchmark",
      "expect",
      suite.toString(),
      "--from=" + temp.resolve("base"),
      "--hardware=2 CPU cores",
      "--commit=4585e12"
    };
    String[] all = Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return CliRun.of(all);
  }

  private static CliRun verify(Path place) {
    return CliRun.of("reproduce", suite.toString(), "--verify", "--out=" + place);
  }

  private static String junit(Path folder) throws IOException {
    return Files.readString(folder.resolve("junit.xml"));
  }

  @Test
  void theRunThatWasExpectedPassesAndSoDoesAnEqualOne() throws IOException {
    CliRun base = verify(temp.resolve("base"));
    assertEquals(ExitStatus.DONE, base.status(), base.out() + base.err());
    assertTrue(base.out().startsWith("expected: as on 2 CPU cores, commit 4585e12\n"), base.out());
    assertTrue(
        base.out().contains("OK   oracle.relation by full: expected 0.5000 +- 0.1000, is 0.500 ("),
        base.out());
    Path equal = run("equal", key -> key.method().equals("full") && key.sample() == 1);
    assertEquals(ExitStatus.DONE, verify(equal).status());
    assertTrue(junit(equal).contains("failures=\"0\""), junit(equal));
    assertEquals(ExitStatus.DONE, verify(equal.resolve("results.json")).status());
  }

  @Test
  void aWorseRunIsBlockedHereAndInTheTestReport() throws IOException {
    Path worse = run("worse", key -> false);
    CliRun run = verify(worse);
    assertEquals(ExitStatus.FAILED, run.status(), run.out() + run.err());
    assertTrue(
        run.out().contains("FAIL oracle.relation by full: expected 0.5000 +- 0.1000, is 0.000 ("),
        run.out());
    assertTrue(run.out().contains("delta -0.5000"), run.out());
    assertTrue(run.out().contains("OK   oracle.entities by full"), run.out());
    assertTrue(junit(worse).contains("failures=\"1\""), junit(worse));
    assertTrue(junit(worse).contains("<failure message=\"expected 0.5000"), junit(worse));
  }

  @Test
  void aBetterRunPassesAndIsMarked() throws IOException {
    Path better = run("better", key -> key.method().equals("full"));
    CliRun run = verify(better);
    assertEquals(ExitStatus.DONE, run.status(), run.out() + run.err());
    assertTrue(run.out().contains("OK*  oracle.relation by full"), run.out());
    assertTrue(junit(better).contains("failures=\"0\""), junit(better));
  }

  @Test
  void aRunThatIsNotWholeHasFailed() {
    Path part = run("part", new Selection(List.of(), List.of(), 1), key -> true);
    CliRun run = verify(part);
    assertEquals(ExitStatus.RUN_FAILED, run.status(), run.out() + run.err());
    assertTrue(run.out().contains("OPEN oracle.relation by full"), run.out());
    CliRun expect =
        CliRun.of(
            "benchmark",
            "expect",
            suite.toString(),
            "--from=" + part,
            "--hardware=any",
            "--commit=any");
    assertEquals(ExitStatus.RUN_FAILED, expect.status(), expect.err());
    assertTrue(expect.err().startsWith("Not all images of tiny by and are drawn"), expect.err());
  }

  @Test
  void theScoresArePrintedAsTheSuiteHasThem() throws IOException {
    CliRun printed = expect("--methods=full", "--each-relation");
    assertEquals(ExitStatus.DONE, printed.status(), printed.err());
    assertEquals(
        """
        expected:
          hardware: "2 CPU cores"
          commit: "4585e12"
          scores:
            - { method: "full", measure: "oracle.relation", value: 0.5, tolerance: 0.05 }
            - { method: "full", relation: "on", measure: "oracle.relation", value: 0.5, tolerance: 0.05 }
            - { method: "full", relation: "hanging_from", measure: "oracle.relation", value: 0.5, tolerance: 0.05 }
        """,
        printed.out());
    assertTrue(Files.readString(suite).contains("oracle.entities"), "not written unless asked");
  }

  private static void assertRefused(String told, CliRun run) {
    assertEquals(ExitStatus.REFUSED, run.status(), run.out() + run.err());
    assertEquals(1, run.complaints().size(), run.err());
    assertTrue(run.err().contains(told), run.err());
  }

  @Test
  void whatCannotBeReproducedIsRefused() throws IOException {
    assertRefused("none is missing; write it anew", verify(temp.resolve("none")));
    assertRefused("measures names 'beauty'", expect("--measures=beauty"));
    assertRefused("methods names 'ful'", expect("--methods=ful"));
    assertRefused("tolerance is -1", expect("--tolerance=-1"));
    assertRefused(
        "write needs the file of the suite",
        CliRun.of(
            "benchmark", "expect", "mini", "--from=x", "--hardware=x", "--commit=x", "--write"));
    Path other = temp.resolve("other.yaml");
    Files.writeString(other, Files.readString(suite).replace("steps: 2", "steps: 3"));
    assertRefused(
        "results.json, suite_sha256: is ",
        CliRun.of("reproduce", other.toString(), "--verify", "--out=" + temp.resolve("base")));
    Path bare = TinySuite.write(Files.createDirectory(temp.resolve("bare")));
    assertRefused(
        "The suite tiny expects no scores; run it",
        CliRun.of("reproduce", bare.toString(), "--out=" + temp.resolve("new")));
    assertTrue(Files.notExists(temp.resolve("new")));
  }

  @Test
  void aSuiteIsRunScoredReportedAndHeldAgainstWhatItExpects() throws IOException {
    String expected =
        """
        expected:
          hardware: any
          commit: any
          scores:
            - { method: full, measure: relation, value: 0.5, tolerance: 0.5 }
            - { method: and, measure: relation, value: 2, tolerance: 0.5 }
        """;
    Path folder = Files.createDirectory(temp.resolve("whole"));
    String tiny = TinySuite.write(folder, expected).toString();
    Path out = folder.resolve("out");
    CliRun run = CliRun.of("reproduce", tiny, "--device=cpu", "--workers=2", "--out=" + out);
    assertEquals(ExitStatus.FAILED, run.status(), run.out() + run.err());
    assertTrue(run.out().contains("device: cpu (the CPU was asked for)"), run.out());
    assertTrue(run.out().contains("OK   relation by full: expected 0.5000"), run.out());
    assertTrue(run.out().contains("FAIL relation by and: expected 2.0000"), run.out());
    assertTrue(Files.exists(out.resolve("report.html")));
    // Other expectations do not make another run of it: nothing is learned or drawn again.
    TinySuite.write(folder, expected.replace("value: 2", "value: 0"));
    CliRun again = CliRun.of("reproduce", tiny, "--device=cpu", "--workers=2", "--out=" + out);
    assertEquals(ExitStatus.DONE, again.status(), again.out() + again.err());
    assertTrue(again.out().contains("OK   relation by and: expected 0.0000"), again.out());
    assertTrue(junit(out).contains("failures=\"0\""), junit(out));
  }

  @Test
  void theSchemaOfResultsIsPrinted() {
    CliRun run = CliRun.of("report", "--schema");
    assertEquals(ExitStatus.DONE, run.status(), run.err());
    assertEquals(ResultsSchema.text(), run.out());
    assertTrue(CliRun.of("report", "--help").out().contains("report --schema"));
  }
}
