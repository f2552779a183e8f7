package io.github.reversion.weights;

import java.util.Arrays;
import java.util.Optional;

/**
 * How the numbers of a stored tensor are encoded; the constants carry the names that the
 * safetensors format gives them.
 *
 * <p>All are little-endian. BF16 is the upper half of an F32; BOOL is one byte, 0 or 1.
 */
public enum DType {
  F64(8, true),
  F32(4, true),
  F16(2, true),
  BF16(2, true),
  I64(8, false),
  I32(4, false),
  I16(2, false),
  I8(1, false),
  U8(1, false),
  BOOL(1, false);

  private final int itemSize;
  private final boolean floating;

  DType(int itemSize, boolean floating) {
    this.itemSize = itemSize;
    this.floating = floating;
  }

  /** Bytes for one number. */
  public int itemSize() {
    return itemSize;
  }

  /** Whether the numbers are floating point. */
  public boolean isFloating() {
    return floating;
  }

  /** The type of this safetensors name, empty where the name is none of ours. */
  public static Optional<DType> named(String name) {
    return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
  }
}
