package io.github.reversion.weights;

import java.util.List;

/**
 * Where a tensor lies in its file and what it is, without its numbers.
 *
 * @param name the name it is stored under
 * @param dtype encoding of its numbers
 * @param shape its dimensions, outermost first; empty for a scalar
 * @param offset its first byte, counted from the start of the file
 * @param byteCount its length in bytes: product of the shape times the item size
 */
public record TensorInfo(String name, DType dtype, List<Long> shape, long offset, long byteCount) {
  public TensorInfo {
    shape = List.copyOf(shape);
  }

  /** The shape as an array of its own. */
  public long[] dimensions() {
    return shape.stream().mapToLong(Long::longValue).toArray();
  }

  /** Count of numbers. */
  public long elementCount() {
    return byteCount / dtype.itemSize();
  }
}
