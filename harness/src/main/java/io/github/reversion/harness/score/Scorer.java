package io.github.reversion.harness.score;

import io.github.reversion.UserException;
import io.github.reversion.image.RgbImage;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges images. Several threads may ask it at once. */
public interface Scorer extends AutoCloseable {
  /** What files and the command line call it, such as {@code oracle}. */
  String name();

  /**
   * Tells it apart from scorers that might judge otherwise: scores of another hash are not used.
   *
   * @return 64 hexadecimal digits
   */
  String hash();

  /** How often it is right, if that was found out. */
  default Optional<Accuracy> accuracy() {
    return Optional.empty();
  }

  /**
   * Judges an image.
   *
   * @return a number for each measure of {@link Measures} that the image can be judged by; 0 or 1
   *     where it is a yes or no; what is not asked for, or cannot be seen, is left out
   * @throws UserException if it cannot judge such images at all
   */
  Map<String, Double> score(Question question, RgbImage image);

  /**
   * Judges all images of a prompt that one method drew: at once where that is faster, and by what
   * only several images show.
   *
   * @return for each image what {@link #score(Question, RgbImage)} says, and what they show beside
   *     each other
   */
  default List<Map<String, Double>> score(Question question, List<RgbImage> images) {
    return images.stream().map(image -> score(question, image)).toList();
  }

  /** Frees what it holds. */
  @Override
  default void close() {}
}
