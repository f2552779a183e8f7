package io.github.reversion.harness.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.RunFailedException;
import io.github.reversion.UserException;
import io.github.reversion.benchmark.statistics.McNemar;
import io.github.reversion.benchmark.statistics.Share;
import io.github.reversion.benchmark.suite.ExpectedScores;
import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.harness.TinySuite;
import io.github.reversion.harness.plan.Selection;
import io.github.reversion.harness.runs.DrawnRun;
import io.github.reversion.harness.runs.ImageKey;
import io.github.reversion.harness.runs.RunFolder;
import io.github.reversion.harness.runs.RunListener;
import io.github.reversion.harness.runs.Workers;
import io.github.reversion.harness.score.Judgement;
import io.github.reversion.harness.score.OracleScorer;
import io.github.reversion.harness.score.Question;
import io.github.reversion.harness.score.Scorer;
import io.github.reversion.harness.score.Scoring;
import io.github.reversion.image.RgbImage;
import io.github.reversion.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class ReportTest {
  private static final String LAST =
      "    - { method: and, measure: leakage, value: 0.1, tolerance: 0 }";
  private static final String EXPECTED =
      """
      expected:
        hardware: 2 CPU cores
        commit: 4585e12
        scores:
          - { method: full, measure: relation, value: 0.9, tolerance: 0.03 }
          - { method: full, relation: on, measure: relation, value: 0.8, tolerance: 0.01 }
      """
          + LAST
          + "\n";

  @TempDir private Path temp;
  private final List<String> warnings = new ArrayList<>();

  /** All that the token draws but one. */
  private static boolean isRight(ImageKey key) {
    boolean wrong =
        key.relation().equals("on") && key.sample() == 1 && key.prompt().contains("red");
    return key.method().equals("full") && !wrong;
  }

  private static RunFolder scored(RunFolder folder, Scorer scorer) {
    new Scoring(folder, scorer, new Workers(1), RunListener.NONE).run();
    return folder;
  }

  private RunFolder run(String more) {
    Suite suite = Suite.read(TinySuite.write(temp, more));
    return scored(
        DrawnRun.write(temp.resolve("run"), suite, ReportTest::isRight), new OracleScorer());
  }

  @Test
  void sharesHaveWilsonsIntervalAndMethodsAreComparedImageByImage() {
    Results results = Aggregation.of(run(""), warnings::add);
    Figure full = results.figure("oracle.relation", "full", "").orElseThrow();
    Share share = new Share(7, 8);
    assertEquals(
        new Figure(
            "oracle.relation",
            "full",
            "",
            "share",
            8,
            4,
            0.875,
            List.of(share.low(), share.high())),
        full);
    assertEquals(0.75, results.figure("oracle.relation", "full", "on").orElseThrow().value());
    assertEquals(0, results.figure("oracle.relation", "and", "").orElseThrow().value());
    Comparison relation =
        results.comparisons().stream()
            .filter(c -> c.measure().equals("oracle.relation"))
            .findFirst()
            .orElseThrow();
    double p = new McNemar(0, 7).p();
    assertEquals(new Comparison("oracle.relation", "and", "full", 8, 0, 7, p, p), relation);
    assertEquals(16, results.images());
    assertEquals(
        Map.of("on/full/0", DrawnRun.EMBEDDING, "hanging_from/full/0", DrawnRun.EMBEDDING),
        results.embeddings());
    assertEquals(Map.of("oracle", new OracleScorer().hash()), results.scorers());
    assertEquals(List.of(), warnings);
  }

  @Test
  void meansHaveABootstrapClusteredByPrompt() {
    RunFolder folder = scored(run(""), new Brightness());
    Results results = Aggregation.of(folder, warnings::add);
    Figure red = results.figure("light.red", "and", "").orElseThrow();
    assertEquals("mean", red.kind());
    assertEquals(8, red.n());
    assertEquals(4, red.prompts());
    // Before gray (168), gray, black (20) and white (250).
    assertEquals((168 + 168 + 20 + 250) / 4.0 / 255, red.value(), 1e-3);
    assertTrue(red.interval().get(0) < red.value() && red.value() < red.interval().get(1));
    assertEquals(
        Map.of("oracle", new OracleScorer().hash(), "light", Brightness.HASH), results.scorers());
    assertEquals(Optional.of("oracle.relation"), results.measure("relation"));
    assertEquals(Optional.of("light.relation"), results.measure("light.relation"));
  }

  @Test
  void whatIsWrittenIsReadAgainAndTheSameEveryTime() throws IOException {
    RunFolder folder = run(EXPECTED);
    Report report = Report.of(folder, warnings::add);
    report.write(folder);
    Path file = temp.resolve("run/results.json");
    byte[] first = Files.readAllBytes(file);
    assertEquals(report.results(), Results.read(temp.resolve("run")));
    assertEquals(report.results(), Results.read(file));
    Report.of(folder, warnings::add).write(folder);
    assertArrayEquals(first, Files.readAllBytes(file));
    List<String> csv = Files.readAllLines(temp.resolve("run/results.csv"));
    assertTrue(csv.get(0).startsWith("measure,method,relation,kind,n,prompts,value,low,high,"));
    assertTrue(
        csv.stream().anyMatch(l -> l.startsWith("oracle.relation,full,,share,8,4,0.875,0.5")),
        csv.toString());
  }

  @Test
  void aMeasureOfAnotherRangeIsNoShareEvenIfAllScoresAreZero() {
    Scorer same =
        new Scorer() {
          @Override
          public String name() {
            return "same";
          }

          @Override
          public String hash() {
            return "1";
          }

          @Override
          public List<Judgement> judge(Question question, List<RgbImage> images) {
            return Collections.nCopies(
                images.size(), new Judgement(Map.of("diversity", 0.0, "mine", 0.0), ""));
          }
        };
    Results results = Aggregation.of(scored(run(""), same), warnings::add);
    assertEquals("mean", results.figure("same.diversity", "full", "").orElseThrow().kind());
    assertEquals("share", results.figure("same.mine", "full", "").orElseThrow().kind());
  }

  @Test
  void howOftenAScorerIsRightStandsBesideEachOfItsScores() throws IOException {
    RunFolder folder = scored(run(""), new Brightness());
    Report report = Report.of(folder, warnings::add);
    report.write(folder);
    List<String> csv = Files.readAllLines(temp.resolve("run/results.csv"));
    assertTrue(csv.get(0).endsWith(",scorer_right,scorer_low,scorer_high,scorer_n"), csv.get(0));
    for (String line : csv.subList(1, csv.size())) {
      assertEquals(13, line.split(",", -1).length, line);
      assertEquals(
          line.startsWith("light."), line.matches(".*,0\\.93,0\\.8\\d+,0\\.9\\d+,100"), line);
    }
    String junit = Files.readString(temp.resolve("run/junit.xml"));
    for (String line : junit.lines().filter(line -> line.contains("n = ")).toList()) {
      assertEquals(
          line.contains("light."), line.contains("; the scorer is right 0.930 (0.863-0.966"), line);
    }
    assertTrue(junit.contains("light.red "), junit);
  }

  /** One gate is reached, one missed, one open and one on a measure that was not scored. */
  @Test
  void theTestReportIsWhatReadersOfSurefiresExpect() throws Exception {
    String more =
        """
            - { method: and, relation: on, measure: direction, value: 0.1, tolerance: 0 }
            - { method: full, measure: beauty, value: 1, tolerance: 0 }
        """;
    Suite suite = Suite.read(TinySuite.write(temp, EXPECTED + more));
    Selection part = new Selection(List.of(), List.of("on"), 2);
    RunFolder folder = DrawnRun.write(temp.resolve("part"), suite, part, ReportTest::isRight);
    Report.of(scored(folder, new OracleScorer()), warnings::add).write(folder);
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(ReportTest.class.getResource("test-report.xsd"))
        .newValidator()
        .validate(new StreamSource(temp.resolve("part/junit.xml").toFile()));
    String junit = Files.readString(temp.resolve("part/junit.xml"));
    assertTrue(
        junit.contains("tests=\"7\" failures=\"2\" errors=\"1\" skipped=\"2\""),
        junit.lines().skip(1).findFirst().orElseThrow());
  }

  @Test
  void theTestReportHasACaseForEachRelationAndMethodAndGate() throws Exception {
    RunFolder folder = run(EXPECTED);
    Report.of(folder, warnings::add).write(folder);
    Element suite =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(temp.resolve("run/junit.xml").toFile())
            .getDocumentElement();
    assertEquals("tiny", suite.getAttribute("name"));
    assertEquals("7", suite.getAttribute("tests"));
    assertEquals("1", suite.getAttribute("failures"));
    assertEquals("0", suite.getAttribute("skipped"));
    assertEquals(7, suite.getElementsByTagName("testcase").getLength());
    Element failure = (Element) suite.getElementsByTagName("failure").item(0);
    assertTrue(failure.getAttribute("message").startsWith("expected 0.8000 +- 0.0100, is 0.750 ("));
    Element missed = (Element) failure.getParentNode();
    assertEquals("tiny.full", missed.getAttribute("classname"));
    assertEquals("gate: relation of on", missed.getAttribute("name"));
  }

  @Test
  void aGateOnImagesThatWereNotAllDrawnIsLeftOpen() {
    Suite suite = Suite.read(TinySuite.write(temp, EXPECTED));
    Selection part = new Selection(List.of("full"), List.of(), 1);
    RunFolder folder = DrawnRun.write(temp.resolve("part"), suite, part, key -> true);
    scored(folder, new OracleScorer());
    assertEquals(
        List.of(Gate.Verdict.OPEN, Gate.Verdict.OPEN, Gate.Verdict.OPEN),
        Report.of(folder, warnings::add).gates().stream().map(Gate::verdict).toList());
  }

  @Test
  void aScoreIsOkWithinTheToleranceAndMarkedWhereItIsBetter() {
    Results results = Aggregation.of(run(""), warnings::add);
    List<String> marks =
        List.of(
            mark(results, "full", "relation", 0.875, 0),
            mark(results, "full", "relation", 0.9, 0.025),
            mark(results, "full", "relation", 0.9, 0.024),
            mark(results, "full", "relation", 0.8, 0.075),
            mark(results, "full", "relation", 0.8, 0.05),
            mark(results, "full", "leakage", 0.1, 0.05));
    assertEquals(List.of("OK", "OK", "FAIL", "OK", "OK*", "OK*"), marks);
  }

  private String mark(
      Results results, String method, String measure, double value, double tolerance) {
    ExpectedScores expected =
        new ExpectedScores(
            "2 CPU cores",
            "1",
            List.of(new ExpectedScores.Score(method, Optional.empty(), measure, value, tolerance)));
    Suite suite = Suite.read(TinySuite.write(temp, expected.yaml()));
    return Gate.of(suite, results).get(0).verdict().mark();
  }

  @Test
  void whatARunCameToBecomesWhatTheSuiteExpects() {
    RunFolder folder = run("");
    Results results = Aggregation.of(folder, warnings::add);
    Suite suite = folder.suite();
    ExpectedScores expected =
        new Expecting(List.of("relation", "oracle.leakage"), List.of("full"), true, 0.05)
            .of(suite, results, "2 CPU cores", "abc");
    assertEquals(
        List.of(0.875, 0.75, 1.0, 0.0, 0.0, 0.0),
        expected.scores().stream().map(ExpectedScores.Score::value).toList());
    assertEquals(
        new ExpectedScores.Score("full", Optional.of("on"), "oracle.relation", 0.75, 0.05),
        expected.scores().get(1));
    Suite expecting = Suite.read(TinySuite.write(temp, expected.yaml()));
    assertEquals(suite.sha256(), expecting.sha256());
    assertTrue(
        Gate.of(expecting, results).stream().allMatch(gate -> gate.verdict() == Gate.Verdict.OK));
  }

  @Test
  void whatCannotBeExpectedIsRefused() {
    Suite suite = TinySuite.read(temp);
    Selection part = new Selection(List.of("full"), List.of(), 1);
    RunFolder folder = DrawnRun.write(temp.resolve("part"), suite, part, key -> true);
    Results results = Aggregation.of(scored(folder, new OracleScorer()), warnings::add);
    Expecting all = new Expecting(List.of("relation"), List.of(), false, 0);
    UserException partial =
        assertThrows(RunFailedException.class, () -> all.of(suite, results, "2 CPU cores", "abc"));
    assertTrue(partial.getMessage().startsWith("Not all images of tiny by and are drawn"));
    results.write(temp);
    Suite other = Suite.read(TinySuite.write(temp, "seeds: 2\n"));
    UserException another = assertThrows(UserException.class, () -> Results.read(temp, other));
    assertTrue(
        another
            .getMessage()
            .startsWith(temp.resolve("results.json") + ", suite_sha256: is " + suite.sha256()));
    Expecting beauty = new Expecting(List.of("beauty"), List.of(), false, 0);
    assertThrows(SettingException.class, () -> beauty.of(suite, results, "2 CPU cores", "abc"));
    assertThrows(
        SettingException.class, () -> new Expecting(List.of(), List.of(), false, Double.NaN));
  }

  @Test
  void resultsWhosePromptsWereLeftOutAreWholeIfAllImagesAreThere() {
    Results r = Aggregation.of(run(EXPECTED), warnings::add);
    Results summary =
        new Results(
            r.schema(),
            r.suite(),
            r.suiteSha256(),
            r.model(),
            r.version(),
            r.scorers(),
            r.accuracies(),
            r.embeddings(),
            r.images(),
            r.figures(),
            r.comparisons(),
            List.of());
    Suite suite = Suite.read(temp.resolve("tiny.yaml"));
    assertEquals(Gate.of(suite, r), Gate.of(suite, summary));
    assertEquals(Gate.Verdict.WORSE, Gate.of(suite, summary).get(1).verdict());
  }

  private void assertRefused(RunFolder folder, String told) {
    UserException refused =
        assertThrows(UserException.class, () -> Report.of(folder, warnings::add));
    assertTrue(refused.getMessage().contains(told), refused.getMessage());
  }

  @Test
  void aGateOnAMeasureThatWasNotScoredIsRefusedAfterAllElseIsWritten() throws IOException {
    RunFolder folder = run(EXPECTED.replace("measure: leakage", "measure: beauty"));
    Report report = Report.of(folder, warnings::add);
    report.write(folder);
    assertEquals(
        List.of(Gate.Verdict.OK, Gate.Verdict.WORSE, Gate.Verdict.UNSCORED),
        report.gates().stream().map(Gate::verdict).toList());
    UserException refused = assertThrows(UserException.class, () -> report.requireScored(folder));
    int line =
        1 + Files.readAllLines(folder.suiteFile()).indexOf(LAST.replace("leakage", "beauty"));
    assertEquals(
        "%s, line %d, expected.scores[2].measure: is beauty, which was not scored; score it, or take that line out of the suite."
            .formatted(folder.suiteFile(), line),
        refused.getMessage());
  }

  @Test
  void aGateOnAMeasureOfSeveralScorersIsTheOraclesOrRefusedWithTheirNames() throws IOException {
    RunFolder folder = scored(run(EXPECTED), new Brightness());
    assertEquals("oracle.relation", gate(folder).actual().orElseThrow().measure());
    Path scores = temp.resolve("run/scores.jsonl");
    String text = Files.readString(scores);
    Files.writeString(scores, text.replace("\"scorer\":\"oracle\"", "\"scorer\":\"other\""));
    assertEquals(Gate.Verdict.UNSCORED, gate(folder).verdict());
    Report report = Report.of(folder, warnings::add);
    UserException refused = assertThrows(UserException.class, () -> report.requireScored(folder));
    assertTrue(
        refused
            .getMessage()
            .endsWith("several scorers measure; write one of light.relation, other.relation."),
        refused.getMessage());
  }

  private Gate gate(RunFolder folder) {
    return Report.of(folder, warnings::add).gates().get(0);
  }

  @Test
  void aScoreThatNoImageHasAnyMoreIsMissed() {
    String expected = EXPECTED.replace("measure: leakage", "measure: direction");
    Gate gate = Report.of(run(expected), warnings::add).gates().get(2);
    assertEquals(Gate.Verdict.GONE, gate.verdict());
    assertEquals(
        "FAIL direction by and: expected 0.1000 +- 0.0000, no image has such a score any more",
        gate.toString());
  }

  @Test
  void aScorerThatStoppedHalfWayIsLeftOutAndComplainedOf() throws IOException {
    RunFolder folder = scored(run(""), new Brightness());
    Path scores = temp.resolve("run/scores.jsonl");
    List<String> lines = new ArrayList<>(Files.readAllLines(scores));
    String last =
        lines.stream().filter(line -> line.contains("\"light\"")).findFirst().orElseThrow();
    lines.remove(last);
    Files.writeString(scores, String.join("\n", lines) + "\n");
    Results results = Aggregation.of(folder, warnings::add);
    assertEquals(List.of("oracle"), List.copyOf(results.scorers().keySet()));
    assertTrue(results.measures().stream().allMatch(measure -> measure.startsWith("oracle.")));
    assertEquals(
        "Left out: "
            + scores
            + ", has scores by light of 15 of 16 images; give 'reversion score --scorer light' for"
            + " this folder.",
        warnings.get(warnings.size() - 1));
  }

  @Test
  void aRunThatIsNotScoredToItsEndIsRefused() throws IOException {
    RunFolder folder = run("");
    Path scores = temp.resolve("run/scores.jsonl");
    List<String> lines = Files.readAllLines(scores);
    Files.writeString(scores, String.join("\n", lines.subList(0, 15)) + "\n{\"relation");
    assertRefused(
        folder,
        scores
            + ", has scores by oracle of 15 of 16 images; give 'reversion score --scorer oracle' for");
    assertTrue(warnings.get(0).startsWith(scores + ", line 16: is written by half"));
    String mixed = String.join("\n", lines).replaceFirst("\"scorer_hash\":\"..", "$0x");
    Files.writeString(scores, mixed + "\n");
    assertRefused(folder, scores + ", scorer_hash: has two of oracle");
    String empty = String.join("\n", lines).replaceAll("\"scores\":\\{[^}]*}", "\"scores\":{}");
    Files.writeString(scores, empty + "\n");
    assertRefused(
        folder, scores + ", has lines and no score in any of them; give 'reversion score");
    Files.delete(scores);
    assertRefused(folder, scores + ", has no scores of the images there are");
    Files.delete(folder.imageLines().file());
    assertRefused(folder, folder.imageLines().file() + " has no images");
  }
}
