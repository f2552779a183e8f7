package io.github.reversion.benchmark.training;

/**
 * Some neighbouring steps of a training.
 *
 * @param step the last of them
 * @param loss their mean
 * @param gradientNorm their mean, before shortening
 * @param rate of learning at the last of them
 * @param seconds of computing until then, over all sessions
 */
public record TrainingRecord(
    long step, double loss, double gradientNorm, double rate, double seconds) {}
