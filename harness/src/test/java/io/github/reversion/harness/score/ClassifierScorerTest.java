package io.github.reversion.harness.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.UserException;
import io.github.reversion.benchmark.model.ClassifierReading;
import io.github.reversion.benchmark.model.SceneClassifier;
import io.github.reversion.benchmark.suite.Scenario;
import io.github.reversion.benchmark.suite.SuiteRelation;
import io.github.reversion.benchmark.world.BenchmarkRelation;
import io.github.reversion.benchmark.world.Scene;
import io.github.reversion.benchmark.world.SceneRenderer;
import io.github.reversion.benchmark.world.SceneSampler;
import io.github.reversion.benchmark.world.SceneSplit;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.harness.TinySuite;
import io.github.reversion.image.RgbImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifierScorerTest {
  private static final ComputeDevice CPU = ComputeDevice.cpu();

  @TempDir private Path temp;

  private Question question(String a, String b) {
    SuiteRelation on = TinySuite.read(temp).relations().get(0);
    return new Question(on, new Scenario(a, b, Optional.empty(), Optional.empty()), List.of());
  }

  @Test
  void scoresFollowFromWhatTheClassifierSays() {
    Path folder = ScoringModels.classifier();
    try (SceneClassifier classifier = SceneClassifier.open(folder, CPU);
        ClassifierScorer scorer = ClassifierScorer.open(folder, CPU)) {
      for (int i = 0; i < 6; i++) {
        Scene scene = SceneSampler.scene(BenchmarkRelation.ON, SceneSplit.VALIDATION, i);
        RgbImage image = SceneRenderer.draw(scene);
        ClassifierReading said = classifier.read(List.of(image), List.of(scene.pair())).get(0);
        Map<String, Double> scores =
            scorer
                .judge(question(scene.a().toString(), scene.b().toString()), List.of(image))
                .get(0)
                .scores();
        assertEquals(said.shows(scene.pair()) ? 1 : 0, scores.get("entities"));
        assertEquals(said.showsA(scene.pair()) ? 1 : 0, scores.get("entity_a"));
        assertEquals(said.showsB(scene.pair()) ? 1 : 0, scores.get("entity_b"));
        assertEquals(
            said.shows(BenchmarkRelation.ON.placement(), BenchmarkRelation.ON.extras()) ? 1 : 0,
            scores.get("relation"));
      }
    }
  }

  @Test
  void manyAreJudgedAsEachAlone() {
    List<RgbImage> images =
        IntStream.range(0, 20)
            .mapToObj(i -> SceneRenderer.draw(SceneSampler.scene(SceneSplit.VALIDATION, i)))
            .toList();
    Question question = question("red star", "blue circle");
    try (ClassifierScorer scorer = ClassifierScorer.open(ScoringModels.classifier(), CPU)) {
      assertEquals(
          images.stream().map(image -> scorer.judge(question, List.of(image)).get(0)).toList(),
          scorer.judge(question, images));
    }
  }

  @Test
  void whatIsNotOfTheSceneWorldIsRefused() {
    RgbImage image = new RgbImage(64, 64, new byte[3 * 64 * 64]);
    try (ClassifierScorer scorer = ClassifierScorer.open(ScoringModels.classifier(), CPU)) {
      UserException refused =
          assertThrows(
              UserException.class, () -> scorer.judge(question("cat", "wall"), List.of(image)));
      assertTrue(
          refused
              .getMessage()
              .startsWith(
                  "The scorer classifier reads pictures of the scene world only, and 'cat'"),
          refused.getMessage());
    }
  }

  @Test
  void aRelationThatLooksTheSameBothWaysHasNoDirection() {
    SceneQuestion on =
        SceneQuestion.of(
            "any",
            new Question(
                TinySuite.read(temp).relations().get(0),
                new Scenario("red star", "pink cross", Optional.empty(), Optional.empty()),
                List.of()));
    assertEquals(
        Map.of(
            "relation", 1.0, "direction", 1.0, "entities", 0.0, "entity_a", 0.0, "entity_b", 1.0),
        SceneJudgement.scores(on, true, false, false, true));
    assertEquals(
        Map.of(
            "relation", 0.0, "direction", 0.0, "entities", 1.0, "entity_a", 1.0, "entity_b", 1.0),
        SceneJudgement.scores(on, false, true, true, true));
    SceneQuestion symmetric =
        new SceneQuestion(
            BenchmarkRelation.SHAKE_HANDS, on.pair(), on.ground(), on.style(), on.strangers());
    assertEquals(
        Map.of("relation", 1.0, "entities", 1.0, "entity_a", 1.0, "entity_b", 1.0),
        SceneJudgement.scores(symmetric, true, false, true, true));
  }
}
