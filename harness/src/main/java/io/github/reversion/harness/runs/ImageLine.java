package io.github.reversion.harness.runs;

/**
 * An image that was drawn: a line of {@code images.jsonl}.
 *
 * @param relation its name
 * @param method its name
 * @param prompt with {@code {}} for the relation, whatever the method says there
 * @param sample which image of the prompt, from 0 on
 * @param seed of its noise
 * @param file where it is, seen from the folder, with slashes
 * @param sha256 of its pixels: red, green, blue, row by row
 * @param embedding SHA-256 of the file of the relation that was learned; empty where none was
 */
public record ImageLine(
    String relation,
    String method,
    String prompt,
    int sample,
    long seed,
    String file,
    String sha256,
    String embedding) {

  /** Which image it is. */
  public ImageKey key() {
    return new ImageKey(relation, method, prompt, sample);
  }
}
