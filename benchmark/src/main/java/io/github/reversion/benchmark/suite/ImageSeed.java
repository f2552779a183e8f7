package io.github.reversion.benchmark.suite;

import io.github.reversion.compute.Draws;

/**
 * The seed of an image's noise, which follows from what the image is for and from nothing else: not
 * from batch size, order, thread or computer.
 */
public final class ImageSeed {
  /** JSON readers that know floating point only keep whole numbers of 53 bits. */
  private static final int DROPPED_BITS = 11;

  private ImageSeed() {}

  /**
   * The seed: the upper 53 bits of the first number that {@link Draws} of seed 0 gives for the
   * purpose {@code image}, suite, relation and prompt, joined by line feeds, and the sample as key.
   *
   * @param suite its name
   * @param relation its name
   * @param prompt with {@code {}} for the relation: all methods draw a scenario from the same
   *     noise, so that they can be compared image by image
   * @param sample which image of the prompt, from 0 on
   * @return 0 to 2^53 - 1
   */
  public static long of(String suite, String relation, String prompt, int sample) {
    String purpose = String.join("\n", "image", suite, relation, prompt);
    return new Draws(0).stream(purpose, sample).nextLong() >>> DROPPED_BITS;
  }
}
