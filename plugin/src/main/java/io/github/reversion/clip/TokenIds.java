package io.github.reversion.clip;

import java.util.List;
import java.util.Optional;

/**
 * A prompt as the text model reads it.
 *
 * @param ids token ids: start, prompt, end, then padding up to the model's length (usually 77)
 * @param promptTokens how many tokens the whole prompt has, start and end included; more than
 *     {@code ids.size()} if it was cut
 * @param truncatedText what was cut off at the end, in lower case, if anything was
 */
public record TokenIds(List<Integer> ids, int promptTokens, Optional<String> truncatedText) {
  /** Copies the ids. */
  public TokenIds {
    ids = List.copyOf(ids);
  }

  /** How many of the ids are not padding: start, what was kept of the prompt, end. */
  public int used() {
    return Math.min(promptTokens, ids.size());
  }

  /** The ids as a new array, for a tensor. */
  public int[] toArray() {
    return ids.stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * What to tell the user if something was cut: how long the prompt is and which words are lost.
   */
  public Optional<String> warning() {
    return truncatedText.map(
        cut ->
            "the prompt has %d tokens, the model reads %d; cut: %s"
                .formatted(promptTokens, ids.size(), cut));
  }
}
