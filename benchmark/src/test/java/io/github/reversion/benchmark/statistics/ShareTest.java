package io.github.reversion.benchmark.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareTest {
  /** The score method's column in table I of Newcombe (1998, Statistics in Medicine 17, 857). */
  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.2553, 0.3662",
    "15, 148, 0.0624, 0.1605",
    "0, 20, 0, 0.1611",
    "1, 29, 0.0061, 0.1718"
  })
  void intervalIsThatOfNewcombesTable(int successes, int trials, double low, double high) {
    Share share = new Share(successes, trials);
    assertEquals(low, share.low(), 5e-5);
    assertEquals(high, share.high(), 5e-5);
  }

  /** What R's {@code prop.test(8, 10, correct = FALSE)} gives. */
  @Test
  void intervalIsThatOfR() {
    Share most = new Share(8, 10);
    assertEquals(0.4901625, most.low(), 5e-8);
    assertEquals(0.9433178, most.high(), 5e-8);
    assertEquals(1, new Share(10, 10).high(), 1e-9);
  }

  @Test
  void nothingTriedHasNoInterval() {
    assertTrue(Double.isNaN(new Share(0, 0).low()));
    assertTrue(Double.isNaN(new Share(0, 0).high()));
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
