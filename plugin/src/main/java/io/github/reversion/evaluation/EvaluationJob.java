package io.github.reversion.evaluation;

import io.github.reversion.UserException;
import io.github.reversion.image.RgbImage;
import io.github.reversion.pipeline.GenerationListener;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.pipeline.ImageRequest;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.pipeline.TextToImage;
import java.util.List;

/**
 * Draws what an evaluator asks for and has it judged.
 *
 * @param model stays open
 */
public record EvaluationJob(
    StableDiffusion model,
    RelationEvaluator evaluator,
    EvaluationTask task,
    GenerationOptions options) {

  /**
   * Images and what is said of them.
   *
   * @param requests that were to be drawn
   * @param images in their order; fewer if the user stopped it
   */
  public record Result(List<ImageRequest> requests, List<RgbImage> images, Evaluation evaluation) {
    /** Copies the lists. */
    public Result {
      requests = List.copyOf(requests);
      images = List.copyOf(images);
    }
  }

  /**
   * Draws and judges; what is ready is judged if the listener cancels. The listener gets each image
   * before anything else can fail.
   *
   * @throws UserException if nothing applies to the task, before anything is drawn, or a jar is
   *     missing that the evaluator needs
   */
  public Result run(GenerationListener listener) {
    try (Examination examination = evaluator.examine(task)) {
      List<ImageRequest> requests = ImageRequest.series(examination.prompts(), 1, task.seed());
      TextToImage painter = new TextToImage(model, List.of(task.relation()), options);
      requests.forEach(request -> painter.check(request.prompt()));
      List<RgbImage> images = painter.generate(requests, listener);
      Evaluation evaluation =
          images.isEmpty() ? new Evaluation(List.of(), List.of()) : examination.judge(images);
      return new Result(requests, images, evaluation);
    } catch (NoClassDefFoundError e) {
      throw RelationEvaluator.missing("it lacks " + e.getMessage(), e);
    }
  }
}
