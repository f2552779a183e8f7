package io.github.reversion.harness.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.UserException;
import io.github.reversion.benchmark.suite.ExemplarSource;
import io.github.reversion.benchmark.suite.PinnedExemplars;
import io.github.reversion.benchmark.suite.Place;
import io.github.reversion.benchmark.suite.Scenario;
import io.github.reversion.benchmark.suite.SuiteRelation;
import io.github.reversion.benchmark.world.BenchmarkRelation;
import io.github.reversion.benchmark.world.Colour;
import io.github.reversion.benchmark.world.Entity;
import io.github.reversion.benchmark.world.EntityPair;
import io.github.reversion.benchmark.world.Ground;
import io.github.reversion.benchmark.world.Scene;
import io.github.reversion.benchmark.world.SceneRenderer;
import io.github.reversion.benchmark.world.Shape;
import io.github.reversion.benchmark.world.Style;
import io.github.reversion.image.RgbImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OracleScorerTest {
  private static final OracleScorer SCORER = new OracleScorer();
  private static final Entity RED_STAR = new Entity(Colour.RED, Shape.STAR);
  private static final Entity BLUE_CIRCLE = new Entity(Colour.BLUE, Shape.CIRCLE);
  private static final List<String> CAPTIONS =
      List.of("red star {} blue circle", "Red Star {} blue circle , gray background");

  private static RgbImage picture(BenchmarkRelation relation, Entity a, Entity b) {
    return SceneRenderer.draw(
        new Scene(
            new EntityPair(a, b),
            relation.placement(),
            relation.extras(),
            Ground.BLACK,
            Style.OUTLINED,
            1));
  }

  private static Map<String, Double> score(Question question, RgbImage image) {
    return SCORER.judge(question, List.of(image)).get(0).scores();
  }

  private static SuiteRelation relation(String name, ExemplarSource source) {
    PinnedExemplars exemplars =
        new PinnedExemplars(source, new Place("suite.yaml", 1, ""), Optional.empty());
    return new SuiteRelation(name, exemplars, Optional.empty(), false, false, List.of());
  }

  private static Question question(
      BenchmarkRelation relation, String a, String b, String ground, String style) {
    return new Question(
        relation("any", new ExemplarSource.World(relation)),
        new Scenario(a, b, Optional.ofNullable(ground), Optional.ofNullable(style)),
        CAPTIONS);
  }

  @Test
  void aPictureAsItWasAskedForIsRightInEveryMeasure() {
    assertEquals(
        Map.of(
            "relation",
            1.0,
            "direction",
            1.0,
            "entities",
            1.0,
            "entity_a",
            1.0,
            "entity_b",
            1.0,
            "ground",
            1.0,
            "style",
            1.0,
            "leakage",
            0.0),
        score(
            question(BenchmarkRelation.ON, "red star", "Blue circle", "black", "outlined"),
            picture(BenchmarkRelation.ON, RED_STAR, BLUE_CIRCLE)));
  }

  @Test
  void thatAIsWhereBShouldBeIsAWrongDirection() {
    Map<String, Double> scores =
        score(
            question(BenchmarkRelation.ON, "red star", "blue circle", "white", "flat"),
            picture(BenchmarkRelation.ON, BLUE_CIRCLE, RED_STAR));
    assertEquals(
        Map.of(
            "relation",
            0.0,
            "direction",
            0.0,
            "entities",
            1.0,
            "entity_a",
            1.0,
            "entity_b",
            1.0,
            "ground",
            0.0,
            "style",
            0.0,
            "leakage",
            0.0),
        scores);
  }

  @Test
  void aRelationThatLooksTheSameBothWaysHasNoDirectionAndWhatIsNotAskedForIsNotScored() {
    assertEquals(
        Map.of("relation", 1.0, "entities", 1.0, "entity_a", 1.0, "entity_b", 1.0, "leakage", 0.0),
        score(
            question(BenchmarkRelation.SHAKE_HANDS, "red star", "blue circle", null, null),
            picture(BenchmarkRelation.SHAKE_HANDS, RED_STAR, BLUE_CIRCLE)));
  }

  @Test
  void anEntityThatOnlyTheExemplarsShowHasLeaked() {
    Map<String, Double> scores =
        score(
            question(BenchmarkRelation.ON, "green heart", "pink cross", null, null),
            picture(BenchmarkRelation.ON, RED_STAR, BLUE_CIRCLE));
    assertEquals(
        Map.of("relation", 0.0, "entities", 0.0, "entity_a", 0.0, "entity_b", 0.0, "leakage", 1.0),
        scores);
  }

  @Test
  void whichEntityIsMissingIsTold() {
    Map<String, Double> scores =
        score(
            question(BenchmarkRelation.ON, "red star", "pink cross", null, null),
            picture(BenchmarkRelation.ON, RED_STAR, BLUE_CIRCLE));
    assertEquals(0, scores.get("entities"));
    assertEquals(1, scores.get("entity_a"));
    assertEquals(0, scores.get("entity_b"));
  }

  private static String seen(BenchmarkRelation shown, Entity b) {
    Question on = question(BenchmarkRelation.ON, "red star", "blue circle", null, null);
    return SCORER.judge(on, List.of(picture(shown, RED_STAR, b))).get(0).seen();
  }

  @Test
  void theRelationThatIsSeenIsNamed() {
    assertEquals("any", seen(BenchmarkRelation.ON, BLUE_CIRCLE), "as the suite calls it");
    assertEquals("hanging_from", seen(BenchmarkRelation.HANGING_FROM, BLUE_CIRCLE));
    assertEquals(
        Measures.MISSING, seen(BenchmarkRelation.ON, new Entity(Colour.PINK, Shape.CROSS)));
  }

  @Test
  void theHashIsThatOfTheVerdicts() {
    assertEquals(64, SCORER.hash().length());
    assertEquals(SCORER.hash(), new OracleScorer().hash());
  }

  @ParameterizedTest
  @CsvSource({
    "cat, blue circle, gray, flat, 'cat' is none of its entities",
    "red star, red circle, gray, flat, 'red star' and 'red circle' have one colour",
    "red star, blue circle, garden, flat, 'garden' is no background of it; it has [gray",
    "red star, blue circle, gray, watercolor, 'watercolor' is no style of it; it has [flat",
  })
  void whatIsNotOfTheSceneWorldIsRefused(
      String a, String b, String ground, String style, String told) {
    assertRefused(told, question(BenchmarkRelation.ON, a, b, ground, style));
  }

  @Test
  void aRelationIsKnownByItsExemplarsOrItsName() {
    ExemplarSource folder = new ExemplarSource.Folder(Path.of("x"));
    Scenario scenario = new Scenario("red star", "blue circle", Optional.empty(), Optional.empty());
    RgbImage picture = picture(BenchmarkRelation.ON, RED_STAR, BLUE_CIRCLE);
    Map<String, Double> scores =
        score(new Question(relation("on", folder), scenario, List.of()), picture);
    assertEquals(
        Map.of(
            "relation", 1.0, "direction", 1.0, "entities", 1.0, "entity_a", 1.0, "entity_b", 1.0),
        scores);
    assertRefused(
        "'mine' is none of its relations [painted_on",
        new Question(relation("mine", folder), scenario, List.of()));
  }

  private static void assertRefused(String told, Question question) {
    RgbImage picture = picture(BenchmarkRelation.ON, RED_STAR, BLUE_CIRCLE);
    UserException refused = assertThrows(UserException.class, () -> score(question, picture));
    assertTrue(refused.getMessage().contains(told), refused.getMessage());
  }
}
