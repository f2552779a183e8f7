package io.github.reversion.exemplar.ij;

import io.github.reversion.exemplar.CaptionRules;
import io.github.reversion.exemplar.ExemplarException;
import java.util.List;
import java.util.regex.Pattern;

/** The captions that the label of a slice holds, one a line. */
final class LabelCaptions {
  private static final String REMEDY =
      "write one with Plugins > ReVersion > Label Exemplars..., for instance cat {} stone";

  private static final Pattern FILE_NAME = Pattern.compile("[^\\n{}]*\\.\\w{2,5}");

  private LabelCaptions() {}

  /**
   * Reads a label.
   *
   * @param place of the slice, for errors
   * @throws ExemplarException if it holds no caption, a file name instead, or one that breaks a
   *     rule; the message names the slice
   */
  static List<String> of(String place, String label, CaptionRules rules) {
    if (label.isBlank()) {
      throw new ExemplarException(place + ": has no caption; " + REMEDY);
    }
    if (FILE_NAME.matcher(label.strip()).matches()) {
      throw new ExemplarException(
          "%s: its label \"%s\" is a file name, not a caption; %s"
              .formatted(place, label.strip(), REMEDY));
    }
    List<String> captions =
        label.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    rules.check(place, captions);
    return captions;
  }
}
