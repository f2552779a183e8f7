package io.github.reversion.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.UserException;
import io.github.reversion.image.RgbImage;
import io.github.reversion.pipeline.GenerationListener;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.pipeline.ImageRequest;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.relation.Relation;
import io.github.reversion.relation.RelationInfo;
import io.github.reversion.store.ModelStore;
import io.github.reversion.testing.MicroModel;
import io.github.reversion.testing.Tiny;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationJobTest {
  @TempDir static Path folder;
  private static StableDiffusion model;
  private final Counting evaluator = new Counting();

  @BeforeAll
  static void load() throws IOException {
    model = Tiny.load(MicroModel.write(folder.resolve("micro")));
  }

  @AfterAll
  static void close() {
    model.close();
  }

  /** Asks for two images and counts those it gets. */
  private static class Counting implements RelationEvaluator, Examination {
    private int judged;
    private boolean closed;

    @Override
    public Examination examine(EvaluationTask task) {
      return this;
    }

    @Override
    public List<String> prompts() {
      return List.of("cat {} stone", "dog {} moon");
    }

    @Override
    public Evaluation judge(List<RgbImage> images) {
      judged = images.size();
      return new Evaluation(
          images.stream().map(image -> new ImageVerdict("seen", "")).toList(), List.of());
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private static EvaluationJob job(RelationEvaluator evaluator) {
    Relation relation = new Relation("<R>", new float[1][model.textWidth()], RelationInfo.empty());
    EvaluationTask task =
        new EvaluationTask(
            relation, "", List.of(), 2, 30, Optional.empty(), ModelStore.ofUser(), model.device());
    return new EvaluationJob(
        model, evaluator, task, new GenerationOptions("ddim", 2, 1, "", 0, 0, 1));
  }

  @Test
  void whatTheEvaluatorAsksForIsDrawnAndJudged() {
    EvaluationJob.Result result = job(evaluator).run(GenerationListener.NONE);

    assertEquals(2, result.images().size());
    assertEquals(2, evaluator.judged);
    assertEquals("dog {} moon", result.requests().get(1).prompt());
    assertEquals(31, result.requests().get(1).seed());
    assertEquals(2, result.evaluation().verdicts().size());
    assertTrue(evaluator.closed);
  }

  @Test
  void whatIsReadyIsJudgedAfterAStop() {
    EvaluationJob.Result result = job(evaluator).run(stopAfter(3));
    assertEquals(2, result.requests().size());
    assertEquals(1, result.images().size());
    assertEquals(1, evaluator.judged);
    EvaluationJob.Result nothing = job(evaluator).run(stopAfter(0));
    assertEquals(List.of(), nothing.images());
    assertEquals(List.of(), nothing.evaluation().verdicts());
  }

  @Test
  void imagesAreHandedOnBeforeJudgingFails() {
    RelationEvaluator failing =
        task ->
            new Counting() {
              @Override
              public Evaluation judge(List<RgbImage> images) {
                throw new UserException("These cannot be judged.");
              }
            };
    List<ImageRequest> handed = new ArrayList<>();
    GenerationListener listener =
        new GenerationListener() {
          @Override
          public void image(int index, ImageRequest request, RgbImage image) {
            handed.add(request);
          }
        };
    assertThrows(UserException.class, () -> job(failing).run(listener));
    assertEquals(
        List.of(new ImageRequest("cat {} stone", 30), new ImageRequest("dog {} moon", 31)), handed);
  }

  private static GenerationListener stopAfter(int calls) {
    return new GenerationListener() {
      private int done;

      @Override
      public void progress(int now, int total) {
        done = now;
      }

      @Override
      public boolean cancelled() {
        return done >= calls;
      }
    };
  }

  @Test
  void aJarThatTheEvaluatorLacksIsNamed() {
    RelationEvaluator lacking =
        task -> {
          throw new NoClassDefFoundError("org/apache/commons/statistics/Missing");
        };
    String sentence =
        assertThrows(UserException.class, () -> job(lacking).run(GenerationListener.NONE))
            .getMessage();
    assertTrue(sentence.contains("it lacks org/apache/commons/statistics/Missing"), sentence);
    assertTrue(sentence.contains("reversion-benchmark"), sentence);
  }
}
