package io.github.reversion.weights;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;

/**
 * A small tensor held in memory: type, shape and numbers, none of which change.
 *
 * <p>Numbers are row-major. The conversions never lose precision, with one exception: F64 read as
 * {@code float} is rounded.
 */
public final class TensorData {
  private final DType dtype;
  private final List<Long> shape;
  private final ByteBuffer bytes;

  private TensorData(DType dtype, List<Long> shape, ByteBuffer bytes) {
    this.dtype = dtype;
    this.shape = List.copyOf(shape);
    this.bytes = bytes;
    long needed = dtype.itemSize();
    for (long dimension : shape) {
      needed = Math.multiplyExact(needed, dimension);
    }
    if (needed != bytes.remaining() || shape.stream().anyMatch(dimension -> dimension < 0)) {
      throw new IllegalArgumentException(
          "shape %s of %s needs %d bytes, not %d"
              .formatted(shape, dtype, needed, bytes.remaining()));
    }
  }

  /** Takes over a buffer that nobody else will write to. */
  static TensorData wrap(DType dtype, List<Long> shape, ByteBuffer bytes) {
    return new TensorData(dtype, shape, bytes.slice());
  }

  /**
   * A tensor of any type from its bytes, which are copied.
   *
   * @param bytes little-endian numbers, from the position to the limit of the buffer
   * @throws IllegalArgumentException if shape and bytes do not fit
   */
  public static TensorData of(DType dtype, List<Long> shape, ByteBuffer bytes) {
    ByteBuffer copy = ByteBuffer.allocate(bytes.remaining()).put(bytes.duplicate()).flip();
    return wrap(dtype, shape, copy);
  }

  /** An F32 tensor; without a shape it is a row of all values. */
  public static TensorData ofFloats(float[] values, long... shape) {
    ByteBuffer bytes = allocate(values.length, Float.BYTES);
    bytes.asFloatBuffer().put(values);
    return wrap(DType.F32, shapeOf(values.length, shape), bytes);
  }

  /** An F64 tensor; without a shape it is a row of all values. */
  public static TensorData ofDoubles(double[] values, long... shape) {
    ByteBuffer bytes = allocate(values.length, Double.BYTES);
    bytes.asDoubleBuffer().put(values);
    return wrap(DType.F64, shapeOf(values.length, shape), bytes);
  }

  /** An I32 tensor; without a shape it is a row of all values. */
  public static TensorData ofInts(int[] values, long... shape) {
    ByteBuffer bytes = allocate(values.length, Integer.BYTES);
    bytes.asIntBuffer().put(values);
    return wrap(DType.I32, shapeOf(values.length, shape), bytes);
  }

  /** An I64 tensor; without a shape it is a row of all values. */
  public static TensorData ofLongs(long[] values, long... shape) {
    ByteBuffer bytes = allocate(values.length, Long.BYTES);
    bytes.asLongBuffer().put(values);
    return wrap(DType.I64, shapeOf(values.length, shape), bytes);
  }

  private static ByteBuffer allocate(int count, int itemSize) {
    return ByteBuffer.allocate(Math.multiplyExact(count, itemSize)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static List<Long> shapeOf(int count, long[] shape) {
    return shape.length == 0 ? List.of((long) count) : LongStream.of(shape).boxed().toList();
  }

  /** Encoding of the numbers. */
  public DType dtype() {
    return dtype;
  }

  /** Dimensions, outermost first; empty for a scalar. */
  public List<Long> shape() {
    return shape;
  }

  /** The shape as an array of its own. */
  public long[] dimensions() {
    return shape.stream().mapToLong(Long::longValue).toArray();
  }

  /** Count of numbers. */
  public int elementCount() {
    return bytes.remaining() / dtype.itemSize();
  }

  /** The numbers as they are stored: a read-only little-endian view. */
  public ByteBuffer bytes() {
    return bytes.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * The numbers of a floating-point tensor.
   *
   * @throws IllegalStateException if the tensor holds integers
   */
  public float[] toFloats() {
    ByteBuffer in = bytes();
    float[] values = new float[elementCount()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (dtype) {
            case F32 -> in.getFloat();
            case F16 -> HalfPrecision.fromF16(in.getShort());
            case BF16 -> HalfPrecision.fromBf16(in.getShort());
            case F64 -> (float) in.getDouble();
            default -> throw unsuited("float");
          };
    }
    return values;
  }

  /**
   * The numbers of a floating-point tensor.
   *
   * @throws IllegalStateException if the tensor holds integers
   */
  public double[] toDoubles() {
    ByteBuffer in = bytes();
    double[] values = new double[elementCount()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (dtype) {
            case F64 -> in.getDouble();
            case F32 -> in.getFloat();
            case F16 -> HalfPrecision.fromF16(in.getShort());
            case BF16 -> HalfPrecision.fromBf16(in.getShort());
            default -> throw unsuited("double");
          };
    }
    return values;
  }

  /**
   * The numbers of a tensor of integers or booleans.
   *
   * @throws IllegalStateException if the tensor holds floating-point numbers or I64
   */
  public int[] toInts() {
    if (dtype == DType.I64) {
      throw unsuited("int");
    }
    return Arrays.stream(toLongs()).mapToInt(Math::toIntExact).toArray();
  }

  /**
   * The numbers of a tensor of integers or booleans.
   *
   * @throws IllegalStateException if the tensor holds floating-point numbers
   */
  public long[] toLongs() {
    ByteBuffer in = bytes();
    long[] values = new long[elementCount()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (dtype) {
            case I64 -> in.getLong();
            case I32 -> in.getInt();
            case I16 -> in.getShort();
            case I8 -> in.get();
            case U8, BOOL -> Byte.toUnsignedLong(in.get());
            default -> throw unsuited("long");
          };
    }
    return values;
  }

  private IllegalStateException unsuited(String wanted) {
    return new IllegalStateException("a tensor of " + dtype + " cannot be read as " + wanted);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TensorData that
        && dtype == that.dtype
        && shape.equals(that.shape)
        && bytes.equals(that.bytes);
  }

  @Override
  public int hashCode() {
    return Objects.hash(dtype, shape, bytes);
  }

  @Override
  public String toString() {
    return dtype + shape.toString();
  }
}
