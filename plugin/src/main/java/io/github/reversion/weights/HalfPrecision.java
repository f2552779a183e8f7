package io.github.reversion.weights;

/** The two 16-bit floating-point encodings, widened to 32 bits without loss. */
final class HalfPrecision {
  private static final int SIGN = 0x8000;
  private static final int EXPONENT = 0x1f;
  private static final int MANTISSA = 0x3ff;
  private static final int MANTISSA_BITS = 10;
  private static final int WIDER_MANTISSA = 13;

  /** Difference of the exponents' biases, 127 - 15. */
  private static final int WIDER_BIAS = 112;

  private static final float SMALLEST = 0x1p-24f;

  private HalfPrecision() {}

  static float fromBf16(short bits) {
    return Float.intBitsToFloat(bits << 16);
  }

  /** IEEE 754 binary16, with subnormals, infinities and the payload of a NaN. */
  static float fromF16(short bits) {
    int sign = (bits & SIGN) << 16;
    int exponent = bits >> MANTISSA_BITS & EXPONENT;
    int mantissa = bits & MANTISSA;
    if (exponent == 0) {
      float magnitude = mantissa * SMALLEST;
      return Float.intBitsToFloat(sign | Float.floatToRawIntBits(magnitude));
    }
    int wider = exponent == EXPONENT ? 0xff : exponent + WIDER_BIAS;
    return Float.intBitsToFloat(sign | wider << 23 | mantissa << WIDER_MANTISSA);
  }
}
