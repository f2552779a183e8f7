package io.github.reversion.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HalfPrecisionTest {
  private static final int VALUES = 1 << 16;

  @Test
  void everyF16IsTheNumberThatTheStandardSays() {
    for (int bits = 0; bits < VALUES; bits++) {
      int exponent = bits >> 10 & 31;
      int mantissa = bits & 1023;
      double magnitude =
          exponent == 0
              ? Math.scalb((double) mantissa, -24)
              : Math.scalb(1024.0 + mantissa, exponent - 25);
      if (exponent == 31) {
        magnitude = mantissa == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
      }
      double expected = bits < VALUES / 2 ? magnitude : -magnitude;
      assertEquals((float) expected, HalfPrecision.fromF16((short) bits), "bits " + bits);
    }
  }

  @Test
  void everyBf16IsTheUpperHalfOfAFloat() {
    for (int bits = 0; bits < VALUES; bits++) {
      float widened = HalfPrecision.fromBf16((short) bits);
      assertEquals(Float.intBitsToFloat(bits << 16), widened, "bits " + bits);
    }
  }
}
