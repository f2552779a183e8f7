package io.github.reversion.exemplar.ij;

import io.github.reversion.settings.SettingException;
import java.util.BitSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Chosen numbers, as people write them: {@code 2-5,8}; an empty text chooses all.
 *
 * @param text numbers and ranges with commas between
 */
record SliceNumbers(String text) {
  private static final String NUMBER = "\\s*\\d{1,9}\\s*";
  private static final String PART = NUMBER + "(?:-" + NUMBER + ")?";
  private static final Pattern FORM = Pattern.compile(PART + "(?:," + PART + ")*");
  private static final Pattern RANGE = Pattern.compile("(\\d+)(?:\\s*-\\s*(\\d+))?");

  /** Refuses what is no list of numbers and ranges. */
  SliceNumbers {
    if (!text.isBlank() && !FORM.matcher(text).matches()) {
      throw new SettingException(
          "slices is '%s'; write numbers and ranges with commas between, such as 2-5,8."
              .formatted(text));
    }
  }

  /**
   * Those that are chosen.
   *
   * @param count how many there are to choose from
   * @param title of the image
   * @throws SettingException if a number is not between 1 and the count, or a range is backwards
   */
  BitSet of(int count, String title) {
    BitSet chosen = new BitSet();
    if (text.isBlank()) {
      chosen.set(1, count + 1);
    }
    for (MatchResult range : RANGE.matcher(text).results().toList()) {
      int from = Integer.parseInt(range.group(1));
      int to = range.group(2) == null ? from : Integer.parseInt(range.group(2));
      if (from < 1 || to > count || to < from) {
        throw new SettingException(
            "slices has %s, but %s has exemplars 1 to %d; choose from these."
                .formatted(range.group(), title, count));
      }
      chosen.set(from, to + 1);
    }
    return chosen;
  }
}
