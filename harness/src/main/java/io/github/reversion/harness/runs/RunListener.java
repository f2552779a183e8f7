package io.github.reversion.harness.runs;

/** Is told by all workers, perhaps at once, how a run goes, and may stop it. */
public interface RunListener {
  /** Hears nothing. */
  RunListener NONE = new RunListener() {};

  /** Something the user should know, such as a line that cannot be read. */
  default void warning(String sentence) {}

  /** Relations are learned, {@code done} of {@code all}; told once before the first. */
  default void relations(int done, int all) {}

  /** Images are drawn or scored, {@code done} of {@code all}; told once before the first. */
  default void images(long done, long all) {}

  /** Whether to stop; what is done is kept. */
  default boolean cancelled() {
    return false;
  }
}
