package io.github.reversion.weights;

import java.util.List;

/**
 * A tensor in a torch file: a view of a stretch of numbers, which {@link TorchFile#read} fetches.
 *
 * <p>Element (i, j, ...) is number {@code offset + i * strides[0] + j * strides[1] + ...} of the
 * storage. A tensor never has more elements than its storage, so that a small file cannot claim a
 * large one.
 */
public final class TorchTensor {
  private static final int MOST_DIMENSIONS = 32;

  private final TorchStorage storage;
  private final long offset;
  private final List<Long> shape;
  private final List<Long> strides;

  /**
   * @throws IllegalArgumentException if the view does not lie within the storage
   */
  TorchTensor(TorchStorage storage, long offset, List<Long> shape, List<Long> strides) {
    this.storage = storage;
    this.offset = offset;
    this.shape = List.copyOf(shape);
    this.strides = List.copyOf(strides);
    if (offset < 0
        || shape.size() > MOST_DIMENSIONS
        || strides.size() != shape.size()
        || hasNegative(shape)
        || hasNegative(strides)) {
      throw new IllegalArgumentException("impossible offset, shape or strides");
    }
    try {
      if (elementCount() > storage.count() || Math.addExact(offset, span()) > storage.count()) {
        throw new IllegalArgumentException("it reaches beyond its storage");
      }
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("its shape is too large for any file", e);
    }
  }

  private static boolean hasNegative(List<Long> numbers) {
    return numbers.stream().anyMatch(number -> number < 0);
  }

  /** Encoding of its numbers. */
  public DType dtype() {
    return storage.dtype();
  }

  /** Its dimensions, outermost first; empty for a scalar. */
  public List<Long> shape() {
    return shape;
  }

  TorchStorage storage() {
    return storage;
  }

  long offset() {
    return offset;
  }

  List<Long> strides() {
    return strides;
  }

  /** Count of numbers. */
  public long elementCount() {
    long count = 1;
    for (long size : shape) {
      count = Math.multiplyExact(count, size);
    }
    return count;
  }

  /** Numbers of the storage from the first to the last that belong to this tensor. */
  long span() {
    if (elementCount() == 0) {
      return 0;
    }
    long last = 0;
    for (int axis = 0; axis < shape.size(); axis++) {
      long reach = Math.multiplyExact(shape.get(axis) - 1, strides.get(axis));
      last = Math.addExact(last, reach);
    }
    return Math.addExact(last, 1);
  }
}
