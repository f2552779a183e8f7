package io.github.reversion.harness.score;

/**
 * Something that scorers measure of an image.
 *
 * @param name as files call it, behind the scorer's name and a dot
 * @param meaning what it says, in a sentence
 * @param range of its scores, such as {@code 0 or 1}
 * @param lessIsBetter whether less is better; otherwise more is
 */
public record Measure(String name, String meaning, String range, boolean lessIsBetter) {
  /** Whether its scores are 0 or 1, so that their mean is a share. */
  public boolean isYesOrNo() {
    return range.equals(Measures.YES_OR_NO);
  }
}
