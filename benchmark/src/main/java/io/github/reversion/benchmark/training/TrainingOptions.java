package io.github.reversion.benchmark.training;

import java.time.Duration;

/**
 * How a training goes.
 *
 * @param batchSize samples a step
 * @param rate of learning
 * @param optimiser with its running average
 * @param time of computing it may take, over all sessions; the rate falls to zero at its end
 * @param steps it may take, likewise
 * @param checkpointEvery how much computing is lost at most when the process dies
 * @param threads of a CPU that compute side by side, with a network each where samples allow it
 * @param seed of all draws
 */
public record TrainingOptions(
    int batchSize,
    LearningRate rate,
    AdamW optimiser,
    Duration time,
    long steps,
    Duration checkpointEvery,
    int threads,
    long seed) {

  /** How much of the training is over, 0 to 1. */
  double progress(long stepsDone, Duration spent) {
    return Math.min(
        1,
        Math.max(
            stepsDone / (double) steps, spent.toMillis() / (double) Math.max(1, time.toMillis())));
  }
}
