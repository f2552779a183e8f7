package io.github.reversion.verify;

import ai.djl.ndarray.NDArray;
import io.github.reversion.weights.TensorData;
import java.util.stream.LongStream;

/** Collects what is found moment by moment in one tensor, the moments as its first axis. */
final class Series {
  private final float[] numbers;
  private final long[] shape;
  private int next;

  /**
   * Prepares for so many moments.
   *
   * @param each the shape of one; a single number if empty
   */
  Series(long moments, long... each) {
    shape = LongStream.concat(LongStream.of(moments), LongStream.of(each)).toArray();
    numbers = new float[Math.toIntExact(LongStream.of(shape).reduce(1, Math::multiplyExact))];
  }

  /** Adds a moment. */
  void add(float... moment) {
    System.arraycopy(moment, 0, numbers, next, moment.length);
    next += moment.length;
  }

  /** Adds a moment that was computed in fp32 on any device. */
  void add(NDArray moment) {
    add(moment.toFloatArray());
  }

  /** All of them. */
  TensorData data() {
    return TensorData.ofFloats(numbers, shape);
  }
}
