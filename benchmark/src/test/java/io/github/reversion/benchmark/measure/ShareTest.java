package io.github.reversion.benchmark.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ShareTest {
  /** Values of Wilson's interval as tables have them. */
  @Test
  void intervalIsWilsons() {
    Share none = new Share(0, 10);
    assertEquals(0, none.low(), 1e-9);
    assertEquals(0.2775, none.high(), 5e-5);
    Share most = new Share(8, 10);
    assertEquals(0.4902, most.low(), 5e-5);
    assertEquals(0.9433, most.high(), 5e-5);
    assertEquals(1, new Share(10, 10).high(), 1e-9);
  }

  @Test
  void itIsWrittenWithIntervalAndCount() {
    assertEquals("80.0 % (49.0-94.3, n = 10)", new Share(8, 10).toString());
  }

  @Test
  void moreSuccessesThanTrialsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Share(2, 1));
  }
}
