package io.github.reversion.benchmark.training;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a training begins: at nothing, at the weights of an earlier model, or at its checkpoint.
 *
 * @param about what the training is about, by name, as its checkpoints keep it
 * @param earlier the weights of an earlier model
 * @param checkpoint of the same training, to go on from
 */
public record TrainingStart(
    Map<String, String> about,
    Optional<EarlierWeights> earlier,
    Optional<TrainingCheckpoint> checkpoint) {

  /** Begins with parameters drawn by chance. */
  public static TrainingStart atNothing(Map<String, String> about) {
    return new TrainingStart(about, Optional.empty(), Optional.empty());
  }

  /** Begins with the weights of an earlier model. */
  public static TrainingStart at(Map<String, String> about, EarlierWeights earlier) {
    return new TrainingStart(about, Optional.of(earlier), Optional.empty());
  }

  /** Goes on. */
  public static TrainingStart at(TrainingCheckpoint checkpoint) {
    return new TrainingStart(checkpoint.about(), Optional.empty(), Optional.of(checkpoint));
  }

  /** What was recorded before. */
  List<TrainingRecord> log() {
    return checkpoint.map(TrainingCheckpoint::log).orElse(List.of());
  }
}
