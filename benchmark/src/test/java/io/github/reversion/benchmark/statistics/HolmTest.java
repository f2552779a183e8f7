package io.github.reversion.benchmark.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class HolmTest {
  private static void assertAdjusted(List<Double> expected, List<Double> p) {
    List<Double> adjusted = Holm.adjusted(p);
    assertEquals(expected.size(), adjusted.size());
    for (int i = 0; i < p.size(); i++) {
      assertEquals(expected.get(i), adjusted.get(i), 1e-12, "at " + i);
    }
  }

  /** What R's {@code p.adjust(p, "holm")} gives. */
  @Test
  void adjustedValuesAreThoseOfR() {
    assertAdjusted(List.of(0.03, 0.06, 0.06, 0.02), List.of(0.01, 0.04, 0.03, 0.005));
    assertAdjusted(List.of(0.04, 0.06, 0.06, 0.8), List.of(0.01, 0.02, 0.02, 0.8));
    assertAdjusted(List.of(1.0, 1.0), List.of(0.6, 0.7));
  }

  @Test
  void aSingleTestStaysAsItIs() {
    assertAdjusted(List.of(0.04), List.of(0.04));
    assertAdjusted(List.of(), List.of());
  }

  @Test
  void whatIsNoProbabilityIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Holm.adjusted(List.of(1.1)));
    assertThrows(IllegalArgumentException.class, () -> Holm.adjusted(List.of(Double.NaN)));
  }
}
