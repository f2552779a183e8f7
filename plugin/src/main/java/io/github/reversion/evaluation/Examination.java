package io.github.reversion.evaluation;

import io.github.reversion.UserException;
import io.github.reversion.image.RgbImage;
import java.util.List;

/** Prompts, and who judges the images of them. */
public interface Examination extends AutoCloseable {
  /** What is to be drawn, an image each, with {@code {}} for the relation. */
  List<String> prompts();

  /**
   * Judges.
   *
   * @param images of the first prompts, at least one
   * @throws UserException if such images cannot be judged at all
   */
  Evaluation judge(List<RgbImage> images);

  /** Frees what it holds. */
  @Override
  void close();
}
