package io.github.reversion.harness.score;

import io.github.reversion.UserException;
import io.github.reversion.image.RgbImage;
import java.util.Map;

/** Judges images. Several threads may ask it at once. */
public interface Scorer {
  /** What files and the command line call it, such as {@code oracle}. */
  String name();

  /**
   * Tells it apart from scorers that might judge otherwise: scores of another hash are not used.
   *
   * @return 64 hexadecimal digits
   */
  String hash();

  /**
   * Judges an image.
   *
   * @return a number for each measure that the image can be judged by; 0 or 1 where it is a yes or
   *     no; what is not asked for, or cannot be seen, is left out
   * @throws UserException if it cannot judge such images at all
   */
  Map<String, Double> score(Question question, RgbImage image);

  /**
   * The relation that an image shows, for the table of relations asked for and seen: the name of
   * one, {@link Measures#OTHER} or {@link Measures#MISSING}.
   *
   * @return empty if the scorer cannot tell
   */
  default String seen(Question question, RgbImage image) {
    return "";
  }
}
