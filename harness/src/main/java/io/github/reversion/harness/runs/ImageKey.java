package io.github.reversion.harness.runs;

/**
 * Which image of a suite one is.
 *
 * @param relation its name
 * @param method its name
 * @param prompt with {@code {}} for the relation, whatever the method says there
 * @param sample which image of the prompt, from 0 on
 */
public record ImageKey(String relation, String method, String prompt, int sample) {
  /** Such as {@code full of wrapped_in, 'red star {} blue circle', image 0}. */
  @Override
  public String toString() {
    return "%s of %s, '%s', image %d".formatted(method, relation, prompt, sample);
  }
}
