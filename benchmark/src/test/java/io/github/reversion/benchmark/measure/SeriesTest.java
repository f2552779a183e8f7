package io.github.reversion.benchmark.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesTest {
  @ParameterizedTest
  @EnumSource
  void everyNameIsReadBack(Row row) {
    for (Series series : Series.of(row, 3)) {
      assertEquals(Optional.of(series), Series.named(series.toString()));
    }
  }

  @Test
  void aRowHasASeriesOfEachRelationAndSeed() {
    assertEquals(1, Series.of(Row.HELD_OUT, 3).size());
    assertEquals(10, Series.of(Row.WORDS, 3).size());
    assertEquals(30, Series.of(Row.FULL, 3).size());
    assertEquals("full.painted_on.2", Series.of(Row.FULL, 3).get(2).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "notes", "full.wrapped_up.0", "full.on.x", "Full.on.1"})
  void otherFilesAreNoSeries(String name) {
    assertEquals(Optional.empty(), Series.named(name));
  }
}
