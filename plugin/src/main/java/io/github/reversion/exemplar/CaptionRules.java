package io.github.reversion.exemplar;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a caption must be: one line with exactly one {@code {}} where the relation stands, and at
 * least one word of content, such as {@code cat {} stone}.
 *
 * @param stopWord tells for a word in lower case that it carries no content
 */
public record CaptionRules(Predicate<String> stopWord) {
  /** Stands for the relation. */
  public static final String RELATION = "{}";

  private static final String EXAMPLE = "for instance \"cat {} stone\"";

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

  /** The rules with English stop words. */
  public static CaptionRules english() {
    return new CaptionRules(StopWords.english()::contains);
  }

  /**
   * The words of a caption that carry content, in lower case, in their order; signs and the
   * relation are none.
   */
  public List<String> contentWords(String caption) {
    String words = caption.replace(RELATION, " ").toLowerCase(Locale.ROOT);
    return WORD.matcher(words)
        .results()
        .map(MatchResult::group)
        .filter(word -> !stopWord.test(word))
        .toList();
  }

  /**
   * Checks the captions of one image.
   *
   * @param place begins the message: the file or the slice they belong to
   * @throws ExemplarException for the first caption that breaks a rule, or if there is none
   */
  public void check(String place, List<String> captions) {
    checkForm(place, captions);
    for (String caption : captions) {
      if (contentWords(caption).isEmpty()) {
        throw new ExemplarException(
            "%s: the caption \"%s\" names nothing that stands in the relation; write %s"
                .formatted(place, caption, EXAMPLE));
      }
    }
  }

  /** Checks the exemplars' captions, as {@link #check(String, List)} with their file names. */
  public void check(Exemplars exemplars) {
    exemplars.list().forEach(exemplar -> check(exemplar.name(), exemplar.captions()));
  }

  /** The rules that hold in every language. */
  static void checkForm(String place, List<String> captions) {
    if (captions.isEmpty()) {
      throw new ExemplarException("%s: has no caption; write one, %s".formatted(place, EXAMPLE));
    }
    for (String caption : captions) {
      fault(caption)
          .ifPresent(
              fault -> {
                throw new ExemplarException(
                    "%s: the caption \"%s\" %s".formatted(place, caption, fault));
              });
    }
  }

  private static Optional<String> fault(String caption) {
    int found = caption.split(Pattern.quote(RELATION), -1).length - 1;
    if (caption.lines().count() > 1) {
      return Optional.of("has more than one line; make it several captions");
    }
    if (found == 0) {
      return Optional.of("has no {}; write {} where the relation stands, " + EXAMPLE);
    }
    return found == 1
        ? Optional.empty()
        : Optional.of("has {} %d times; leave one, %s".formatted(found, EXAMPLE));
  }
}
