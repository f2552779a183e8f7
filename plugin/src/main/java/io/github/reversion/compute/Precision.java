package io.github.reversion.compute;

/**
 * The number format a network computes in.
 *
 * <p>The learned vector, latents, samplers and losses are always {@link #FP32}; only the frozen
 * networks may be computed in a shorter format.
 */
public enum Precision {
  /** 32 bits; what the reference recipe uses. */
  FP32(6, 4),
  /** 16 bits with 8 bits of exponent; about twice as fast on processors that know it. */
  BF16(15, 2),
  /** 16 bits with 5 bits of exponent; for GPUs, training needs loss scaling. */
  FP16(5, 2);

  private final int torchCode;
  private final int bytes;

  Precision(int torchCode, int bytes) {
    this.torchCode = torchCode;
    this.bytes = bytes;
  }

  /** The code of {@code c10::ScalarType}, as TorchScript wants it. */
  int torchCode() {
    return torchCode;
  }

  /** Bytes a number takes. */
  public int bytes() {
    return bytes;
  }
}
