package io.github.reversion.inversion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;

/**
 * Samples that stay the same over a run, so that their loss tells how learning goes.
 *
 * @param batches draws the samples
 * @param loss what is measured on them
 * @param draws where all but the timesteps comes from
 * @param batchSize samples computed at once, at most
 */
record FrozenBatch(MicroBatches batches, InversionLoss loss, SampleDraws draws, int batchSize) {
  private static final int SAMPLES = InversionOptions.FROZEN_SAMPLES;

  /** The denoising loss with these vectors [count, width]. */
  double loss(NDManager manager, NDArray vectors) {
    SampleDraws frozen = new FrozenDraws(draws, SAMPLES);
    int size = Math.min(batchSize, SAMPLES);
    double sum = 0;
    for (int first = 0; first < SAMPLES; first += size) {
      int count = Math.min(size, SAMPLES - first);
      try (NDScope scope = new NDScope()) {
        MicroBatch batch = batches.draw(manager, frozen, first, count);
        sum += count * loss.denoise(batch, vectors).getFloat();
      }
    }
    return sum / SAMPLES;
  }
}
