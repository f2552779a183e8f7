package io.github.reversion.benchmark.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.reversion.diffusion.PredictionType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiffusionObjectiveTest {

  /**
   * With a ratio r = signal / (1 - signal) of 1/9, 1 and 9 an error of the scene counts 10/9, 2 and
   * 5 (not 10: the most). The error of v is r + 1 times the scene's, that of the noise r times.
   */
  @ParameterizedTest
  @CsvSource({
    "SAMPLE, 0.1, 1.1111111",
    "SAMPLE, 0.5, 2",
    "SAMPLE, 0.9, 5",
    "V_PREDICTION, 0.1, 1",
    "V_PREDICTION, 0.5, 1",
    "V_PREDICTION, 0.9, 0.5",
    "EPSILON, 0.1, 10",
    "EPSILON, 0.5, 2",
    "EPSILON, 0.9, 0.5555556",
  })
  void anErrorCountsByTheRatioOfItsTimestep(PredictionType said, double signal, double weight) {
    assertEquals(weight, DiffusionObjective.weight(said, signal), 1e-6);
  }
}
