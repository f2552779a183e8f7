package io.github.reversion.harness.score;

import io.github.reversion.UserException;
import io.github.reversion.harness.runs.ImageLine;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Has images of a run judged by a scorer, on this computer or on others. Several threads may ask it
 * at once.
 */
public interface Judge {
  /** How many prompts it is best given at once; 1 or more. */
  int batch();

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
