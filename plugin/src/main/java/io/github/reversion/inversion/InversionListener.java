package io.github.reversion.inversion;

import io.github.reversion.image.RgbImage;

/** Is told how learning goes, and may stop it. */
public interface InversionListener {
  /** Hears nothing. */
  InversionListener NONE = new InversionListener() {};

  /** Something the user should know, such as that memory ran out and parts are computed twice. */
  default void warning(String sentence) {}

  /** What is being done, such as which words the relation starts from. */
  default void note(String sentence) {}

  /**
   * A word to start from was tried, before the first step.
   *
   * @param tries so far
   * @param most how many there may be
   */
  default void tried(int tries, int most) {}

  /** A step was taken. */
  default void step(StepRecord record, int steps) {}

  /** A preview was drawn, always from the same noise. */
  default void preview(int step, RgbImage image) {}

  /** Whether to stop; asked before every micro-step. What was learned so far is kept. */
  default boolean cancelled() {
    return false;
  }
}
