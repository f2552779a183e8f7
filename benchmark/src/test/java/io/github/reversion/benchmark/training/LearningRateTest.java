package io.github.reversion.benchmark.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearningRateTest {

  /** At most 0.01, which the tenth step reaches; from half of the training on it falls to zero. */
  @ParameterizedTest
  @CsvSource({
    "1, 0, 0.001",
    "5, 0.1, 0.005",
    "10, 0.2, 0.01",
    "100, 0.5, 0.01",
    "100, 0.6, 0.008",
    "100, 0.75, 0.005",
    "100, 1, 0",
    "5, 0.75, 0.0025",
  })
  void itRisesStaysAndFalls(long step, double progress, double rate) {
    assertEquals(rate, new LearningRate(0.01, 10, 0.5).at(step, progress), 1e-12);
  }

  @ParameterizedTest
  @CsvSource({"100, 0.5", "100, 1"})
  void withoutDecayItStays(long step, double progress) {
    assertEquals(0.01, new LearningRate(0.01, 10, 0).at(step, progress), 1e-12);
  }
}
