package io.github.reversion.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.reversion.benchmark.folder.ExemplarFolders;
import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.benchmark.world.BenchmarkRelation;
import io.github.reversion.exemplar.ExemplarFolder;
import io.github.reversion.exemplar.ExemplarHash;
import io.github.reversion.harness.TinySuite;
import io.github.reversion.harness.runs.DrawnRun;
import io.github.reversion.harness.score.ScoringModels;
import io.github.reversion.harness.score.script.TinyScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scores a run by every scorer there is, and what bad input gets. */
class ScoreCommandTest {
  @TempDir private Path temp;
  private Path run;

  @BeforeEach
  void draw() {
    Suite suite = Suite.read(TinySuite.write(temp, "swapped: true\n"));
    run = temp.resolve("run");
    DrawnRun.write(run, suite, key -> key.method().equals("full"));
  }

  private static String all(Path script) {
    return "oracle,classifier:%s,clip:%s,probe:%s,torchscript:%s"
        .formatted(ScoringModels.classifier(), ScoringModels.clip(), ScoringModels.clip(), script);
  }

  @Test
  void everyScorerScoresEveryImageTheSameForEveryNumberOfWorkersAndIsReported() throws IOException {
    String scorers = all(TinyScript.write(temp, TinyScript.MEANS));
    CliRun scored = CliRun.of("score", run.toString(), "--scorer", scorers, "--workers=2");
    assertEquals(ExitStatus.DONE, scored.status(), scored.err());
    assertTrue(scored.out().startsWith("device: cpu (the CPU was asked for)\n"), scored.out());
    Path file = run.resolve("scores.jsonl");
    byte[] first = Files.readAllBytes(file);
    assertEquals(5 * 32, Files.readAllLines(file).size());
    Files.delete(file);
    String[] one = scorers.split(",");
    List<String> arguments = Stream.of("score", run.toString(), "--workers=1").toList();
    Stream<String> repeated = Arrays.stream(one).map(scorer -> "--scorer=" + scorer);
    CliRun again = CliRun.of(Stream.concat(arguments.stream(), repeated).toArray(String[]::new));
    assertEquals(ExitStatus.DONE, again.status(), again.err());
    assertArrayEquals(first, Files.readAllBytes(file));

    CliRun report = CliRun.of("report", run.toString());
    assertEquals(ExitStatus.DONE, report.status(), report.err());
    assertTrue(report.out().startsWith("The scorer probe is right "), report.out());
    assertTrue(
        report.out().contains("n = 20) in 5-fold cross-validation on the exemplars\n"),
        report.out());
    for (String measure :
        List.of(
            "oracle.direction_pairs",
            "classifier.relation",
            "clip.entity_score",
            "clip.diversity",
            "clip.exemplar_similarity",
            "probe.relation",
            "torchscript.relation")) {
      assertTrue(report.out().contains("\n" + measure + " "), report.out());
    }
    assertTrue(report.out().contains("oracle.direction_pairs full                 1.000 ("));
    JsonNode results = new ObjectMapper().readTree(run.resolve("results.json").toFile());
    JsonNode probe = results.get("accuracies").get("probe");
    assertEquals(20, probe.get("n").intValue());
    assertEquals(2, probe.get("interval").size());
    assertEquals(1, results.get("accuracies").size());
  }

  @Test
  void exemplarsInAFolderBesideTheSuiteAreThoseOfTheRunWhereverItLies() throws IOException {
    Path suites = Files.createDirectories(temp.resolve("suites"));
    ExemplarFolder.write(suites.resolve("mine"), ExemplarFolders.exemplars(BenchmarkRelation.ON));
    Path suite = TinySuite.write(suites);
    Files.writeString(suite, Files.readString(suite).replace("world:on", "mine"));
    String out = temp.resolve("runs/one").toString();
    CliRun drawn = CliRun.of("run", suite.toString(), "--out", out);
    assertEquals(ExitStatus.DONE, drawn.status(), drawn.err());
    Path moved = Files.move(suites.resolve("mine"), temp.resolve("elsewhere"));

    String scorers = "clip:%s,probe:%s".formatted(ScoringModels.clip(), ScoringModels.clip());
    CliRun scored = CliRun.of("score", out, "--scorer", scorers);

    assertEquals(ExitStatus.DONE, scored.status(), scored.err());
    Path kept = temp.resolve("runs/one/exemplars/on");
    assertEquals(
        ExemplarHash.of(ExemplarFolder.read(moved)), ExemplarHash.of(ExemplarFolder.read(kept)));
    Path first = kept.resolve(ExemplarFolder.read(kept).list().get(0).name());
    Files.copy(
        kept.resolve(ExemplarFolder.read(kept).list().get(1).name()),
        first,
        StandardCopyOption.REPLACE_EXISTING);
    assertRefused(
        kept + " has other exemplars of on than this run", "score", out, "--scorer", scorers);
  }

  @Test
  void whoScoresIsSaidByTheSuiteWhereNobodyElseSaysIt() throws IOException {
    Path out = temp.resolve("named");
    Suite suite = Suite.read(TinySuite.write(temp, "scorers: [oracle, classifier, clip]\n"));
    DrawnRun.write(out, suite, key -> true);
    CliRun scored = CliRun.of("score", out.toString());
    assertEquals(ExitStatus.DONE, scored.status(), scored.err());
    List<String> lines = Files.readAllLines(out.resolve("scores.jsonl"));
    for (String scorer : suite.scorers()) {
      long images =
          lines.stream().filter(line -> line.contains("\"scorer\":\"" + scorer + "\"")).count();
      assertEquals(suite.images(), images, scorer);
    }
    Suite unknown = Suite.read(TinySuite.write(temp, "scorers: [magic]\n"));
    DrawnRun.write(temp.resolve("magic"), unknown, key -> true);
    assertRefused("There is no scorer 'magic'", "score", temp.resolve("magic").toString());
  }

  @Test
  void aProbeLearnsFromDrawnScenesToo() throws IOException {
    Path labelled = temp.resolve("labelled");
    for (BenchmarkRelation relation :
        List.of(BenchmarkRelation.ON, BenchmarkRelation.HANGING_FROM, BenchmarkRelation.INSIDE)) {
      CliRun drawn =
          CliRun.of(
              "world",
              "draw",
              "scenes",
              "--relation=" + relation,
              "--count=8",
              "--out=" + labelled.resolve(relation.toString()));
      assertEquals(ExitStatus.DONE, drawn.status(), drawn.err());
    }
    String probe = "--scorer=probe:" + ScoringModels.clip() + ":" + labelled;
    CliRun scored = CliRun.of("score", run.toString(), probe);
    assertEquals(ExitStatus.DONE, scored.status(), scored.err());
    JsonNode note = new ObjectMapper().readTree(run.resolve("scorers/probe.json").toFile());
    assertEquals(24, note.get("accuracy").get("n").intValue());
    assertTrue(note.get("accuracy").get("by").textValue().endsWith(" on " + labelled));
    String before = note.get("scorer_hash").textValue();
    Files.delete(labelled.resolve("on/00000.png"));
    assertEquals(ExitStatus.DONE, CliRun.of("score", run.toString(), probe).status());
    note = new ObjectMapper().readTree(run.resolve("scorers/probe.json").toFile());
    assertTrue(!note.get("scorer_hash").textValue().equals(before));

    Files.writeString(
        run.resolve("scorers/probe.json"),
        Files.readString(run.resolve("scorers/probe.json")).replaceFirst("hash\" : \"..", "$0x"));
    assertRefused("scorer_hash: is of another probe than noted", "report", run.toString());
    Files.delete(labelled.resolve("inside/00000.png"));
    Files.writeString(labelled.resolve("inside/00001.png"), "rubbish");
    assertRefused("00001.png: cannot be read as an image", "score", run.toString(), probe);
    try (Stream<Path> files = Files.list(labelled.resolve("inside"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    assertRefused("has fewer than 2 images of inside; add some.", "score", run.toString(), probe);
    Files.delete(labelled.resolve("inside"));
    try (Stream<Path> files = Files.list(labelled.resolve("on"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.move(labelled.resolve("on"), labelled.resolve("onto"));
    assertRefused("has no sub-folder on; add it", "score", run.toString(), probe);
  }

  @Test
  void theListNamesEveryScorer() {
    CliRun list = CliRun.of("score", "--list");
    assertEquals(ExitStatus.DONE, list.status(), list.err());
    assertEquals(
        List.of(
            "oracle",
            "classifier[:FOLDER]",
            "clip[:FOLDER]",
            "probe[:FOLDER[:LABELLED]]",
            "torchscript:FILE"),
        list.out().lines().filter(line -> !line.startsWith(" ")).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "magic | There is no scorer 'magic'; possible are oracle, classifier[:FOLDER], clip",
        "oracle:here | scorer is 'oracle:here'; write it as oracle.",
        "probe:a:b:c | write it as probe[:FOLDER[:LABELLED]].",
        "oracle,oracle | scorer names oracle twice",
        "torchscript | scorer torchscript lacks its file; add it behind a colon.",
        "torchscript:NONE.pt | NONE.json is missing; describe the classifier",
        "clip:NONE | NONE: is no folder; give a CLIP folder in transformers layout",
        "oracle,clip:NONE | NONE: is no folder",
        "classifier:NONE | NONE: is no folder; give one that 'reversion world train classifier'",
        "probe:NONE | NONE: is no folder",
        "probe:NONE:NONE | NONE cannot be read",
        "clip:CLASSIFIER | config.json: ",
        "classifier:CLIP | id2label",
      })
  void whatCannotBeOpenedIsRefusedBeforeAnythingIsWritten(String scorer, String told)
      throws IOException {
    String written =
        scorer
            .replace("NONE", temp.resolve("none").toString())
            .replace("CLASSIFIER", ScoringModels.classifier().toString())
            .replace("CLIP", ScoringModels.clip().toString());
    List<Path> before = files();
    assertRefused(
        told.replace("NONE", temp.resolve("none").toString()),
        "score",
        run.toString(),
        "--scorer=" + written);
    assertEquals(before, files());
  }

  @Test
  void aFolderOrDeviceOrNumberThatCannotBeIsRefused() {
    assertRefused("DIR is missing; name the folder of a run.", "score");
    assertRefused("run.json is missing", "score", temp.resolve("none").toString());
    assertRefused("Unknown device 'tpu'", "score", run.toString(), "--device=tpu");
    assertRefused("workers is 0", "score", run.toString(), "--workers=0");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(run)) {
      return all.filter(file -> !file.endsWith(".lock")).sorted().toList();
    }
  }

  private static void assertRefused(String told, String... arguments) {
    CliRun refused = CliRun.of(arguments);
    assertEquals(ExitStatus.REFUSED, refused.status(), refused.out() + refused.err());
    assertEquals(1, refused.complaints().size(), refused.err());
    assertTrue(refused.err().contains(told), refused.err());
  }
}
