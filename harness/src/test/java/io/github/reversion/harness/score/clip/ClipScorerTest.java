package io.github.reversion.harness.score.clip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.UserException;
import io.github.reversion.benchmark.folder.ExemplarFolders;
import io.github.reversion.benchmark.suite.Scenario;
import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.benchmark.suite.SuiteRelation;
import io.github.reversion.benchmark.world.BenchmarkRelation;
import io.github.reversion.benchmark.world.SceneRenderer;
import io.github.reversion.benchmark.world.SceneSampler;
import io.github.reversion.benchmark.world.SceneSplit;
import io.github.reversion.clip.LoadedClip;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.harness.TinySuite;
import io.github.reversion.harness.runs.DrawnRun;
import io.github.reversion.harness.runs.RunFolder;
import io.github.reversion.harness.score.Judgement;
import io.github.reversion.harness.score.Question;
import io.github.reversion.harness.score.ScoredRun;
import io.github.reversion.harness.score.ScoringModels;
import io.github.reversion.image.RgbImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipScorerTest {
  /** What a batch may change in a cosine. */
  private static final double ROUNDING = 1e-5;

  @TempDir private static Path temp;
  private static ScoredRun run;
  private static LoadedClip clip;
  private static ClipScorer scorer;

  @BeforeAll
  static void open() {
    Suite suite = TinySuite.read(temp);
    RunFolder folder = DrawnRun.write(temp.resolve("run"), suite, key -> true);
    run = ScoredRun.of(folder, TinySuite.STORE, ComputeDevice.cpu());
    clip = LoadedClip.open(ScoringModels.clip(), ComputeDevice.cpu());
    scorer = ClipScorer.open(ScoringModels.clip(), run);
  }

  @AfterAll
  static void close() {
    scorer.close();
    clip.close();
  }

  private static Question question(int relation) {
    SuiteRelation asked = run.suite().relations().get(relation);
    return new Question(asked, asked.scenarios().get(0), List.of());
  }

  private static List<RgbImage> pictures(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> SceneRenderer.draw(SceneSampler.scene(SceneSplit.VALIDATION, i)))
        .toList();
  }

  private static double cosine(RgbImage image, String text) {
    return Cosine.of(clip.images(List.of(image)).get(0), clip.texts(List.of(text)).get(0));
  }

  private static Map<String, Double> score(Question question, RgbImage image) {
    return scorer.judge(question, List.of(image)).get(0).scores();
  }

  @Test
  void theEntityScoreIsTheCosineWithThePromptThatSaysAnd() {
    Question question = question(0);
    String prompt = "red star and blue circle , gray background , flat style";
    for (RgbImage picture : pictures(3)) {
      Map<String, Double> scores = score(question, picture);
      assertEquals(cosine(picture, prompt), scores.get("entity_score"), ROUNDING);
      Set<String> always = Set.of("relation", "entity_score", "exemplar_similarity");
      assertTrue(scores.keySet().containsAll(always), scores.keySet().toString());
    }
  }

  @Test
  void theRelationIsThatWhoseWordsAreNearest() {
    Scenario scenario = question(0).scenario();
    for (RgbImage picture : pictures(8)) {
      boolean on =
          cosine(picture, scenario.prompt("on")) > cosine(picture, scenario.prompt("tied below"));
      assertEquals(on ? 1 : 0, score(question(0), picture).get("relation"));
      assertEquals(
          on ? "on" : "hanging_from", scorer.judge(question(0), List.of(picture)).get(0).seen());
      Question other = new Question(question(1).relation(), scenario, List.of());
      assertEquals(on ? 0 : 1, score(other, picture).get("relation"));
    }
  }

  @Test
  void theDirectionIsThatOfTheNearestTextIfItSaysTheRelation() {
    Scenario scenario = question(0).scenario();
    List<String> texts =
        List.of(
            scenario.prompt("on"),
            scenario.swapped().prompt("on"),
            scenario.prompt("tied below"),
            scenario.swapped().prompt("tied below"));
    for (RgbImage picture : pictures(16)) {
      List<Double> cosines = texts.stream().map(text -> cosine(picture, text)).toList();
      int nearest = cosines.indexOf(Collections.max(cosines));
      Double expected = nearest == 0 ? Double.valueOf(1) : nearest == 1 ? Double.valueOf(0) : null;
      assertEquals(expected, score(question(0), picture).get("direction"));
    }
  }

  @Test
  void backgroundAndStyleAreThoseWhoseTextsAreNearest() {
    String asked = question(0).scenario().prompt("and");
    assertTrue(asked.endsWith("gray background , flat style"), asked);
    for (RgbImage picture : pictures(8)) {
      double gray = cosine(picture, asked);
      double others =
          Math.max(
              cosine(picture, asked.replace("gray", "black")),
              cosine(picture, asked.replace("gray", "white")));
      double outlined = cosine(picture, asked.replace("flat", "outlined"));
      Map<String, Double> scores = score(question(0), picture);
      assertEquals(gray > others ? 1 : 0, scores.get("ground"));
      assertEquals(gray > outlined ? 1 : 0, scores.get("style"));
    }
    SuiteRelation on = question(0).relation();
    Question neither = new Question(on, on.scenarios().get(1), List.of());
    Set<String> measures = score(neither, pictures(1).get(0)).keySet();
    assertFalse(measures.contains("ground") || measures.contains("style"), measures.toString());
  }

  @Test
  void anExemplarIsACopyOfItself() {
    RgbImage exemplar = ExemplarFolders.exemplars(BenchmarkRelation.ON).list().get(3).image();
    assertEquals(1, score(question(0), exemplar).get("exemplar_similarity"), ROUNDING);
    assertTrue(score(question(1), exemplar).get("exemplar_similarity") < 1 - 10 * ROUNDING);
  }

  @Test
  void diversityIsTheMeanDistanceOfAllPairs() {
    List<RgbImage> pictures = pictures(4);
    List<Judgement> judged = scorer.judge(question(0), pictures);
    List<float[]> features = clip.images(pictures);
    double pairs = 0;
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < i; j++) {
        pairs += (1 - Cosine.of(features.get(i), features.get(j))) / 6;
      }
    }
    double mean =
        judged.stream().mapToDouble(j -> j.scores().get("diversity")).average().orElseThrow();
    assertEquals(pairs, mean, ROUNDING);
    RgbImage one = pictures.get(0);
    scorer
        .judge(question(0), List.of(one, one))
        .forEach(j -> assertEquals(0, j.scores().get("diversity"), ROUNDING));
    assertFalse(score(question(0), one).containsKey("diversity"));
  }

  @Test
  void whatDoesNotNeedOthersIsTheSameBesideThem() {
    List<RgbImage> pictures = pictures(20);
    List<Judgement> together = scorer.judge(question(0), pictures);
    for (int i = 0; i < 20; i++) {
      for (String measure : List.of("entity_score", "exemplar_similarity")) {
        assertEquals(
            score(question(0), pictures.get(i)).get(measure),
            together.get(i).scores().get(measure),
            ROUNDING);
      }
    }
  }

  @Test
  void theHashFollowsFromTheFolder() throws IOException {
    Path other = Files.createDirectory(temp.resolve("other"));
    try (var files = Files.list(ScoringModels.clip())) {
      for (Path file : files.toList()) {
        Files.copy(file, other.resolve(file.getFileName()));
      }
    }
    try (ClipScorer same = ClipScorer.open(other, run)) {
      assertEquals(scorer.hash(), same.hash());
    }
    Path preprocessing = other.resolve("preprocessor_config.json");
    Files.writeString(
        preprocessing, Files.readString(preprocessing).replace("0.5, 0.5", "0.5, 0.4"));
    try (ClipScorer changed = ClipScorer.open(other, run)) {
      assertFalse(scorer.hash().equals(changed.hash()));
    }
  }

  @Test
  void exemplarsThatTheRunDidNotLearnFromAreRefused() throws IOException {
    Suite suite = TinySuite.read(temp);
    RunFolder folder = DrawnRun.write(temp.resolve("changed"), suite, key -> true);
    Path note = temp.resolve("changed/exemplars/on.json");
    String text = Files.readString(note);
    Files.writeString(note, text.replaceFirst("\"sha256\" : \"..", "\"sha256\" : \"xx"));
    ScoredRun changed = ScoredRun.of(folder, TinySuite.STORE, ComputeDevice.cpu());
    UserException refused =
        assertThrows(
            UserException.class, () -> ClipScorer.open(ScoringModels.clip(), changed).close());
    assertEquals(
        "world:on has other exemplars of on than this run has learned from; restore them.",
        refused.getMessage());
  }
}
