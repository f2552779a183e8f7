package io.github.reversion.benchmark.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class McNemarTest {
  /**
   * What R's {@code binom.test(b, b + c)} gives; the first two are Agresti's ratings of a president
   * and the matched pairs in the manual of R's package exact2x2.
   */
  @ParameterizedTest
  @CsvSource({
    "150, 86, 3.716e-5",
    "9, 2, 0.06543",
    "2, 9, 0.06543",
    "2, 8, 0.109375",
    "0, 5, 0.0625",
    "4, 4, 1",
    "0, 0, 1"
  })
  void pIsThatOfR(int onlyFirst, int onlySecond, double p) {
    assertEquals(p, new McNemar(onlyFirst, onlySecond).p(), 1e-4 * p);
  }

  @Test
  void onlyTrialsCountAtWhichTheTwoDiffer() {
    List<Boolean> first = List.of(true, true, true, false, false);
    List<Boolean> second = List.of(true, false, false, true, false);
    assertEquals(new McNemar(2, 1), McNemar.of(first, second));
  }

  @Test
  void trialsOfOneAloneAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> McNemar.of(List.of(true), List.of(true, false)));
    assertThrows(IllegalArgumentException.class, () -> new McNemar(-1, 2));
  }
}
