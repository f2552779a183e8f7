package io.github.reversion.inversion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * One optimiser step: gradients of micro-batches, averaged and given to the optimiser.
 *
 * @param manager holds what a micro-batch is made of; on the model's device
 */
record StepComputation(
    NDManager manager,
    InversionOptions options,
    MicroBatches batches,
    SampleDraws draws,
    InversionLoss loss,
    AdamW optimizer) {

  /**
   * Computes it; the arrays of the outcome belong to the innermost scope of the caller.
   *
   * @param step from 1
   * @param cancelled asked before every micro-step
   * @return null if it was cancelled
   */
  InversionSteps.Outcome compute(
      NDArray state,
      int step,
      LossScale lossScale,
      boolean checkpointing,
      BooleanSupplier cancelled) {
    NDArray next;
    NDArray mean;
    NDArray measured;
    try (NDScope scope = new NDScope()) {
      NDArray vectors = state.get(0);
      NDList losses = new NDList();
      NDArray sum = null;
      double share = lossScale.value() / options.accumulation();
      for (int micro = 0; micro < options.accumulation(); micro++) {
        if (cancelled.getAsBoolean()) {
          return null;
        }
        long first = ((step - 1L) * options.accumulation() + micro) * options.batchSize();
        InversionLoss.Value value = micro(vectors, first, share, checkpointing);
        sum = sum == null ? value.gradient() : sum.add(value.gradient());
        losses.add(value.denoise().reshape(1));
        losses.add(value.steer().reshape(1));
      }
      mean = lossScale.value() == 1 ? sum : sum.div((float) lossScale.value());
      next = optimizer.step(state, mean, step);
      losses.add(norm(mean));
      losses.add(norm(next.get(0)));
      measured = NDArrays.concat(losses);
      NDScope.unregister(next, mean, measured);
    }
    NDScope.register(next);
    NDScope.register(mean);
    NDScope.register(measured);
    return outcome(next, mean, step, measured.toFloatArray());
  }

  private InversionLoss.Value micro(
      NDArray vectors, long first, double share, boolean checkpointing) {
    InversionLoss.Value value;
    try (NDScope scope = new NDScope()) {
      MicroBatch batch = batches.draw(manager, draws, first, options.batchSize());
      value = loss.withGradient(batch, vectors, share, checkpointing);
      NDScope.unregister(value.denoise(), value.steer(), value.gradient());
    }
    NDScope.register(value.denoise());
    NDScope.register(value.steer());
    NDScope.register(value.gradient());
    return value;
  }

  private static NDArray norm(NDArray x) {
    return x.square().sum().sqrt().reshape(1);
  }

  private InversionSteps.Outcome outcome(
      NDArray state, NDArray gradient, int step, float[] measured) {
    List<Float> denoise = new ArrayList<>();
    List<Float> steer = new ArrayList<>();
    for (int micro = 0; micro < options.accumulation(); micro++) {
      denoise.add(measured[2 * micro]);
      steer.add(measured[2 * micro + 1]);
    }
    double denoiseMean = mean(denoise);
    double steerMean = mean(steer);
    StepRecord record =
        new StepRecord(
            step,
            denoiseMean,
            steerMean,
            options.denoiseWeight() * denoiseMean + options.steerWeight() * steerMean,
            measured[measured.length - 2],
            measured[measured.length - 1],
            Double.NaN);
    return new InversionSteps.Outcome(state, gradient, record, denoise, steer);
  }

  private static double mean(List<Float> numbers) {
    return numbers.stream().mapToDouble(Float::doubleValue).average().orElse(0);
  }
}
