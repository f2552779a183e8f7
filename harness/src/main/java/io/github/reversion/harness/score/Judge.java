package io.github.reversion.harness.score;

import io.github.reversion.UserException;
import io.github.reversion.harness.runs.ImageLine;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Has images of a run judged by a scorer, on this computer or on others. Several threads may ask it
 * at once.
 */
public interface Judge {
  /** How many prompts it is best given at once; 1 or more. */
  int batch();

  /**
   * What is wrong with the file of an image; asked of every image before any is scored.
   *
   * @return a sentence that names the file and the remedy; nothing if it is the image that was
   *     drawn, or if this judge looks only at images that it scores
   */
  default Optional<String> damage(ImageLine image) {
    return Optional.empty();
  }

  /**
   * Scores prompts.
   *
   * @param prompts all images of each
   * @param stop whether to leave the rest
   * @return a line an image, in their order; fewer if it was stopped, or goes on without some
   * @throws UserException if one cannot be scored and that is to end it
   */
  List<ScoreLine> score(List<List<ImageLine>> prompts, BooleanSupplier stop);
}
