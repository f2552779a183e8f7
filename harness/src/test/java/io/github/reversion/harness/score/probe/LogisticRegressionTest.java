package io.github.reversion.harness.score.probe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class LogisticRegressionTest {
  private static final List<float[]> SAMPLES =
      List.of(
          new float[] {1, 2, 0},
          new float[] {2, 1, 1},
          new float[] {1.5f, 1, 0},
          new float[] {0, 1.5f, 2},
          new float[] {-1, -1, 0},
          new float[] {-2, 0, 1},
          new float[] {-1, -2, -1},
          new float[] {0, -1, 1},
          new float[] {2, -1, 0},
          new float[] {1, -2, 3},
          new float[] {3, -1, 1},
          new float[] {0, 0, 0.5f});
  private static final int[] LABELS = {0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2};

  /** What LogisticRegression(C=10) of scikit-learn 1.7 gives for samples prepared as ours are. */
  @Test
  void theLogitsAreThoseOfTheReference() {
    LogisticRegression learned = LogisticRegression.fit(SAMPLES, LABELS, 3);
    double[][] expected = {
      {3.150688, -2.48492, -0.665768},
      {2.107213, -1.497714, -0.609499},
      {-1.801574, 1.018914, 0.782659},
      {-0.366844, 0.277551, 0.089293}
    };
    int[] samples = {0, 3, 7, 11};
    for (int i = 0; i < samples.length; i++) {
      assertArrayEquals(expected[i], learned.logits(SAMPLES.get(samples[i])), 1e-5);
    }
    int[] predicted = SAMPLES.stream().mapToInt(learned::predict).toArray();
    assertArrayEquals(new int[] {0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 1}, predicted);
  }

  @Test
  void whatCannotBeToldApartIsTheClassThatIsMostFrequent() {
    List<float[]> same = List.of(new float[] {1, 1}, new float[] {1, 1}, new float[] {1, 1});
    LogisticRegression learned = LogisticRegression.fit(same, new int[] {0, 1, 1}, 2);
    assertEquals(1, learned.predict(new float[] {1, 1}));
    assertEquals(1, learned.predict(new float[] {5, -5}));
  }
}
