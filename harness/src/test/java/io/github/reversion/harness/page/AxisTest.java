package io.github.reversion.harness.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.harness.report.Figure;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {
  private static Figure figure(String kind, double value, Double... interval) {
    return new Figure("s.m", "full", "", kind, 2, 2, value, List.of(interval));
  }

  @Test
  void sharesAreDrawnFromNothingToAll() {
    Axis axis = Axis.of(List.of(figure(Figure.SHARE, 0.5, 0.4, 0.6)));
    assertEquals(
        List.of("0 %", "25 %", "50 %", "75 %", "100 %"),
        axis.ticks().stream().map(axis::label).toList());
    assertEquals(0.5, axis.place(0.5));
  }

  @ParameterizedTest
  @CsvSource({
    "0.251, 0.312, 0.26",
    "-3, 12, 0",
    "1234, 1240, 1235",
    "-0.002, -0.001, -0.0015",
    "0, 1, 0.5",
    "0.3, 0.3, 0.3",
  })
  void meansAreDrawnWhereTheyLie(double low, double high, double value) {
    Axis axis = Axis.of(List.of(figure("mean", value, low, high), figure("mean", value)));
    for (double one : new double[] {low, high, value}) {
      assertTrue(axis.place(one) >= -1e-9 && axis.place(one) <= 1 + 1e-9, axis.toString());
    }
    int ticks = axis.ticks().size();
    assertTrue(ticks >= 2 && ticks <= 9, axis.toString());
    assertEquals(ticks, axis.ticks().stream().map(axis::label).distinct().count(), axis.toString());
  }
}
