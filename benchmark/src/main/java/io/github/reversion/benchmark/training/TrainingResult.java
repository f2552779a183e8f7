package io.github.reversion.benchmark.training;

import java.util.List;

/**
 * How far a training came.
 *
 * @param over whether it is over, as opposed to stopped
 * @param log all records, those before it was resumed among them
 */
public record TrainingResult(boolean over, List<TrainingRecord> log) {}
