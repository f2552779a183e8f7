package io.github.reversion.harness.score;

import io.github.reversion.UserException;
import io.github.reversion.image.RgbImage;
import java.util.List;
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
   * Judges all images of a prompt that one method drew: at once where that is faster, and by what
   * only several show beside each other.
   *
   * @return what it says of each image, in their order
   * @throws UserException if it cannot judge such images at all
   */
  List<Judgement> judge(Question question, List<RgbImage> images);

  /** Frees what it holds. */
  @Override
  default void close() {}
}
