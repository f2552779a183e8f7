package io.github.reversion.harness.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.UserException;
import io.github.reversion.benchmark.folder.ExemplarFolders;
import io.github.reversion.benchmark.world.BenchmarkRelation;
import io.github.reversion.benchmark.world.Entity;
import io.github.reversion.benchmark.world.EntityPair;
import io.github.reversion.benchmark.world.Ground;
import io.github.reversion.benchmark.world.Scene;
import io.github.reversion.benchmark.world.SceneRenderer;
import io.github.reversion.benchmark.world.Style;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.Torch;
import io.github.reversion.evaluation.Evaluation;
import io.github.reversion.evaluation.EvaluationJob;
import io.github.reversion.evaluation.EvaluationTask;
import io.github.reversion.evaluation.Examination;
import io.github.reversion.evaluation.MeasuredMean;
import io.github.reversion.evaluation.RelationEvaluator;
import io.github.reversion.harness.TinySuite;
import io.github.reversion.harness.score.ScoringModels;
import io.github.reversion.image.RgbImage;
import io.github.reversion.pipeline.GenerationListener;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.relation.Relation;
import io.github.reversion.relation.RelationInfo;
import io.github.reversion.relation.RelationKey;
import io.github.reversion.run.ModelChoice;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SuiteEvaluatorTest {
  private static final List<String> CATS = List.of("cat {} stone", "dog {} moon");

  private static EvaluationTask task(
      String exemplars, String shows, List<String> prompts, Optional<Path> clip) {
    float[] vector = new float[128];
    Arrays.fill(vector, 0.1f);
    Relation relation =
        new Relation(
            "<R>",
            new float[][] {vector},
            RelationInfo.empty().with(RelationKey.EXEMPLARS, exemplars));
    return new EvaluationTask(
        relation, shows, prompts, 6, 3, clip, TinySuite.STORE, ComputeDevice.cpu());
  }

  private static EvaluationTask task(String exemplars) {
    return task(exemplars, "", List.of(), Optional.empty());
  }

  private static EntityPair pair(String prompt) {
    String[] sides = prompt.split(" \\{} ", -1);
    return new EntityPair(
        Entity.named(sides[0]).orElseThrow(), Entity.named(sides[1]).orElseThrow());
  }

  /** What a perfect model would draw. */
  private static RgbImage picture(String prompt, BenchmarkRelation relation) {
    EntityPair pair = pair(prompt);
    Ground ground =
        Arrays.stream(Ground.values()).filter(g -> relation.allows(pair, g)).findFirst().get();
    return SceneRenderer.draw(
        new Scene(pair, relation.placement(), relation.extras(), ground, Style.FLAT, 1));
  }

  private static Map<String, MeasuredMean> means(Evaluation evaluation) {
    return evaluation.means().stream()
        .collect(Collectors.toMap(MeasuredMean::measure, Function.identity()));
  }

  @Test
  void itIsFoundAsAService() {
    assertInstanceOf(SuiteEvaluator.class, RelationEvaluator.installed());
  }

  @Test
  void promptsArePairsThatTheExemplarsDoNotShow() {
    try (Examination examination = new SuiteEvaluator().examine(task("hug"))) {
      List<String> prompts = examination.prompts();
      assertEquals(6, new HashSet<>(prompts).size());
      for (String prompt : prompts) {
        EntityPair pair = pair(prompt);
        assertTrue(
            Arrays.stream(Ground.values()).anyMatch(g -> BenchmarkRelation.HUG.allows(pair, g)),
            prompt);
        assertTrue(
            ExemplarFolders.exemplars(BenchmarkRelation.HUG).list().stream()
                .flatMap(exemplar -> exemplar.captions().stream())
                .noneMatch(pair::isIn),
            prompt);
      }
    }
  }

  @Test
  void rightAndWrongImagesAreToldApartAndCounted() {
    try (Examination examination = new SuiteEvaluator().examine(task("inside"))) {
      List<RgbImage> images =
          List.of(
              picture(examination.prompts().get(0), BenchmarkRelation.INSIDE),
              picture(examination.prompts().get(1), BenchmarkRelation.INSIDE),
              picture(examination.prompts().get(2), BenchmarkRelation.INSIDE),
              picture(examination.prompts().get(3), BenchmarkRelation.ON));

      Evaluation evaluation = examination.judge(images);

      assertEquals(
          List.of("right: inside", "right: inside", "right: inside", "wrong: on"),
          evaluation.verdicts().stream().map(verdict -> verdict.verdict()).toList());
      assertTrue(
          evaluation.verdicts().get(3).reason().contains("A is on B"),
          evaluation.verdicts().get(3).reason());
      MeasuredMean relation = means(evaluation).get("oracle.relation");
      assertEquals(0.75, relation.mean());
      assertEquals(4, relation.images());
      // Wilson's interval of 3 of 4
      assertEquals(0.3006, relation.low(), 1e-4);
      assertEquals(0.9544, relation.high(), 1e-4);
      assertEquals(1, means(evaluation).get("oracle.entities").mean());
    }
  }

  @Test
  void whatItShowsCanBeSaid() {
    EvaluationTask other = task("my stack", " Inside ", List.of(), Optional.empty());
    try (Examination examination = new SuiteEvaluator().examine(other)) {
      String prompt = examination.prompts().get(0);
      assertEquals(
          "right: inside",
          examination
              .judge(List.of(picture(prompt, BenchmarkRelation.INSIDE)))
              .verdicts()
              .get(0)
              .verdict());
    }
  }

  @Test
  void otherRelationsAreJudgedByAClip() {
    EvaluationTask cats = task("my stack", "", CATS, Optional.of(ScoringModels.clip()));
    try (Examination examination = new SuiteEvaluator().examine(cats)) {
      assertEquals(CATS, examination.prompts());
      RgbImage image = picture("red star {} blue circle", BenchmarkRelation.ON);
      Evaluation evaluation = examination.judge(List.of(image, image));

      MeasuredMean score = means(evaluation).get("clip.entity_score");
      assertEquals(2, score.images());
      assertTrue(score.low() <= score.mean() && score.mean() <= score.high(), score.toString());
      assertEquals(1, evaluation.means().size());
      assertTrue(
          evaluation.verdicts().get(0).verdict().matches("entity_score -?\\d\\.\\d{3}"),
          evaluation.verdicts().get(0).verdict());
    }
  }

  @Test
  void theOracleLeavesThingsThatItDoesNotKnowToTheClip() {
    EvaluationTask cats = task("on", "", CATS, Optional.of(ScoringModels.clip()));
    RgbImage image = picture("red star {} blue circle", BenchmarkRelation.ON);
    try (Examination examination = new SuiteEvaluator().examine(cats)) {
      Evaluation evaluation = examination.judge(List.of(image, image));
      assertEquals(Set.of("clip.entity_score"), means(evaluation).keySet());
    }
  }

  private static String refusal(EvaluationTask task) {
    return assertThrows(UserException.class, () -> new SuiteEvaluator().examine(task).close())
        .getMessage();
  }

  @Test
  void whatCannotBeJudgedIsRefused() {
    String nothing = refusal(task("my stack"));
    assertTrue(nothing.startsWith("The relation was learned from 'my stack', which"), nothing);
    assertEquals(nothing, refusal(task("my stack", "", CATS, Optional.empty())), "prompts alone");
    assertTrue(
        refusal(task("on", "beneath", List.of(), Optional.empty()))
            .startsWith("shows is 'beneath'; possible is one of [painted_on, "));
    assertTrue(
        refusal(task("on", "", List.of("cat on stone"), Optional.empty()))
            .startsWith("The prompt 'cat on stone' cannot be evaluated; "));
    assertTrue(
        refusal(task("on", "", CATS, Optional.empty()))
            .startsWith("The prompts name other things than two of the scene world"));
  }

  @Test
  void theEmbeddedModelIsEvaluated() {
    Torch.setThreads(1);
    try (StableDiffusion mini = ModelChoice.mini().load(TinySuite.STORE)) {
      EvaluationJob.Result result =
          new EvaluationJob(
                  mini,
                  RelationEvaluator.installed(),
                  task("wrapped_in"),
                  new GenerationOptions("ddim", 1, 1, "", 0, 0, 6))
              .run(GenerationListener.NONE);

      assertEquals(6, result.images().size());
      assertEquals(6, means(result.evaluation()).get("oracle.relation").images());
      assertTrue(
          result.evaluation().verdicts().stream()
              .allMatch(verdict -> verdict.verdict().matches("(right|wrong): .+")),
          result.evaluation().toString());
    }
  }
}
