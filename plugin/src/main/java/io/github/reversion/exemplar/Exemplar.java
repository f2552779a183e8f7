package io.github.reversion.exemplar;

import io.github.reversion.image.RgbImage;
import java.util.List;

/**
 * One image that shows the relation, and what is said about it.
 *
 * @param name the image's file name, without a folder
 * @param image its pixels
 * @param captions at least one, each with exactly one {@code {}}; spaces around them are dropped
 */
public record Exemplar(String name, RgbImage image, List<String> captions) {
  /**
   * Copies the captions.
   *
   * @throws ExemplarException if the name is no plain file name or a caption breaks a rule
   */
  public Exemplar {
    if (!isFileName(name)) {
      throw new ExemplarException(
          "\"%s\" is not the name of a file; give one without a folder".formatted(name));
    }
    captions = captions.stream().map(String::strip).toList();
    CaptionRules.checkForm(name, captions);
  }

  /** Whether a name is a file's own, on any system: no folder, no line break, not empty. */
  public static boolean isFileName(String name) {
    return !name.isBlank()
        && !name.equals(".")
        && !name.equals("..")
        && name.chars().noneMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c));
  }
}
