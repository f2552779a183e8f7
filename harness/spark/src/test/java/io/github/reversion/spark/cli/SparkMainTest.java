package io.github.reversion.spark.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.benchmark.folder.ExemplarFolders;
import io.github.reversion.benchmark.world.BenchmarkRelation;
import io.github.reversion.cli.Session;
import io.github.reversion.exemplar.ExemplarFolder;
import io.github.reversion.harness.score.ScoringModels;
import io.github.reversion.harness.score.script.TinyScript;
import io.github.reversion.spark.LocalRun;
import io.github.reversion.spark.files.SharedUri;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The commands, on a cluster within this process. */
@Tag("slow")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Hadoop needs programs of its own there")
class SparkMainTest {
  @TempDir private static Path shared;
  private static Path suite;
  private static SortedMap<String, byte[]> whole;

  @TempDir private Path temp;
  private final StringWriter said = new StringWriter();
  private Path out;

  @BeforeAll
  static void runHere() throws IOException {
    suite = LocalRun.write(shared, 2, 2);
    LocalRun.run(suite, shared.resolve("whole"), List.of("oracle"));
    whole = LocalRun.files(shared.resolve("whole"));
  }

  @BeforeEach
  void choosePlace() {
    out = temp.resolve("out");
  }

  private JavaSparkContext cluster() {
    SparkConf conf =
        new SparkConf()
            .setMaster("local[2]")
            .setAppName("test")
            .set("spark.ui.enabled", "false")
            .set("spark.driver.bindAddress", "127.0.0.1")
            .set("spark.driver.host", "127.0.0.1")
            .set("spark.local.dir", "target/spark-local");
    SharedUri.settings(temp).forEach((name, value) -> conf.set("spark.hadoop." + name, value));
    return new JavaSparkContext(conf);
  }

  private int run(String... args) {
    PrintWriter writer = new PrintWriter(said, true);
    Session session = new Session(writer, writer, false, () -> false, LocalRun.STORE);
    return SparkMain.run(session, this::cluster, args);
  }

  private void assertDone(String... args) {
    assertEquals(0, run(args), said.toString());
  }

  private void copyWhole() throws IOException {
    for (var file : whole.entrySet()) {
      Path to = out.resolve(file.getKey());
      Files.createDirectories(to.getParent());
      Files.write(to, file.getValue());
    }
  }

  private void assertSameAsHere() throws IOException {
    LocalRun.report(out);
    SortedMap<String, byte[]> found = LocalRun.files(out);
    assertEquals(whole.keySet(), found.keySet());
    whole.forEach((name, bytes) -> assertArrayEquals(bytes, found.get(name), name));
  }

  @Test
  void aRunByPathIsTheSameAsHereByteForByteAndIsNotDoneAgain() throws IOException {
    assertDone("run", suite.toString(), "--out=" + out, "--batch=3");
    assertDone("score", out.toString(), "--batch=3");
    assertTrue(
        said.toString().contains("device: cpu (Spark gave tasks no GPU; ask"), said.toString());
    assertTrue(said.toString().contains("device: cpu (scorers compute there on"), said.toString());
    assertSameAsHere();
    String environment = Files.readString(out.resolve("environment.json"));
    assertTrue(environment.contains("\"spark\" : \"3."), environment);
    assertFalse(new String(whole.get("run.json"), StandardCharsets.UTF_8).contains("spark"));
    Path image = out.resolve("images/on/full/0001-0.png");
    var drawn = Files.getLastModifiedTime(image);
    assertDone("run", suite.toString(), "--out=" + out.toUri());
    assertEquals(drawn, Files.getLastModifiedTime(image));
    assertSameAsHere();
  }

  @Test
  void aRunByUriIsTheSameAsHereAndGoesOnFromAPartOfIt() throws IOException {
    String place = SharedUri.ROOT + "out";
    assertDone(
        "run", suite.toString(), "--out=" + place, "--methods=full", "--limit=1", "--tasks=1");
    assertEquals(4, Files.readAllLines(out.resolve("images.jsonl")).size());
    Files.delete(out.resolve("images/on/full/0000-1.png"));
    assertDone("run", suite.toString(), "--out=" + place, "--model=" + modelByUri());
    assertDone("score", place);
    assertSameAsHere();
  }

  /** The embedded model, where only Hadoop finds it. */
  private String modelByUri() throws IOException {
    Path model = LocalRun.STORE.model("mini");
    Path copy = temp.resolve(model.getFileName());
    try (Stream<Path> all = Files.walk(model)) {
      for (Path file : all.toList()) {
        Files.copy(file, copy.resolve(model.relativize(file)), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return SharedUri.ROOT + model.getFileName();
  }

  @Test
  void exemplarsInAFolderBesideTheSuiteGoWithTheRun() throws IOException {
    Path suites = Files.createDirectory(temp.resolve("suites"));
    ExemplarFolder.write(suites.resolve("mine"), ExemplarFolders.exemplars(BenchmarkRelation.ON));
    Path own = LocalRun.write(suites, 1, 2);
    Files.writeString(own, Files.readString(own).replace("world:on", "mine"));
    String place = SharedUri.ROOT + "out";
    assertDone("run", own.toString(), "--out=" + place, "--relations=on");
    Files.move(suites.resolve("mine"), temp.resolve("elsewhere"));
    assertDone("score", place, "--scorer=clip:" + ScoringModels.clip());
    assertEquals(4, Files.readAllLines(out.resolve("scores.jsonl")).size());
  }

  @Test
  void whatCannotBeDoneIsTriedAgainThenNamedAndAllElseIsKept() throws IOException {
    copyWhole();
    Path relation = out.resolve("relations/on/full-0.safetensors");
    Files.writeString(relation, "rubbish");
    Path possible = out.resolve("images/hanging_from/full/0000-0.png");
    Files.delete(possible);
    assertEquals(3, run("run", suite.toString(), "--out=" + out, "--retries=1", "--batch=1"));
    String told = said.toString();
    List<String> lines = told.lines().filter(line -> !line.startsWith("image")).toList();
    String last = lines.get(lines.size() - 1);
    assertTrue(last.startsWith("After 2 tries each, 2 are missing: full of on, 'green"), told);
    assertTrue(last.contains("full-0.safetensors"), told);
    assertEquals(2, lines.stream().filter(line -> line.contains("is tried again")).count(), told);
    assertTrue(Files.exists(possible));
    Files.write(relation, whole.get("relations/on/full-0.safetensors"));
    assertDone("run", suite.toString(), "--out=" + out);
    assertSameAsHere();
  }

  @Test
  void anImageThatIsDamagedIsNamedAndTheOthersAreScored() throws IOException {
    copyWhole();
    Files.delete(out.resolve("scores.jsonl"));
    Files.writeString(out.resolve("images/on/and/0000-0.png"), "rubbish");
    assertEquals(3, run("score", out.toString(), "--retries=0", "--batch=1"));
    assertTrue(said.toString().contains("After 1 try each, 2 are missing: score of and of on"));
    assertEquals(14, Files.readAllLines(out.resolve("scores.jsonl")).size());
  }

  @Test
  void scorersThatAreNetworksJudgeAsHere() throws IOException {
    copyWhole();
    String clip = ScoringModels.clip().toString();
    List<String> scorers =
        List.of(
            "classifier:" + ScoringModels.classifier(),
            "clip:" + clip,
            "probe:" + clip,
            "torchscript:" + TinyScript.write(temp, TinyScript.MEANS));
    assertDone(
        "score", SharedUri.ROOT + "out", "--scorer=" + String.join(",", scorers), "--batch=3");
    SortedMap<String, byte[]> there = LocalRun.files(out);
    copyWhole();
    LocalRun.score(out, scorers);
    SortedMap<String, byte[]> here = LocalRun.files(out);
    for (String name : List.of("scores.jsonl", "scorers/probe.json")) {
      assertArrayEquals(here.get(name), there.get(name), name);
    }
    assertEquals(5 * 16, Files.readAllLines(out.resolve("scores.jsonl")).size());
  }

  @Test
  void whatCannotBeRunIsRefusedBeforeAClusterIsAsked() {
    assertRefused("retries is -1", "run", suite.toString(), "--out=x", "--retries=-1");
    assertRefused("batch is 0", "score", "x", "--batch=0");
    assertRefused("tasks is 0", "score", "x", "--tasks=0");
    assertRefused("methods names 'ful'", "run", suite.toString(), "--out=x", "--methods=ful");
    assertRefused("There is no scorer 'magic'", "score", "x", "--scorer=magic");
    assertRefused("scorers open files by path", "score", "x", "--scorer=clip:hdfs:///models/clip");
    assertRefused("Missing required option", "run", suite.toString());
  }

  private void assertRefused(String sentence, String... args) {
    PrintWriter writer = new PrintWriter(said, true);
    Session session = new Session(writer, writer, false, () -> false, LocalRun.STORE);
    int status =
        SparkMain.run(
            session,
            () -> {
              throw new AssertionError("a cluster was asked");
            },
            args);
    assertEquals(2, status, said.toString());
    assertTrue(said.toString().contains(sentence), said.toString());
  }
}
