package io.github.reversion.benchmark.training;

/** Hears how a training goes. */
public interface TrainingListener {

  /** Some steps are done. */
  void recorded(TrainingRecord record);

  /** Something the user may want to know, as a sentence. */
  default void told(String sentence) {}
}
