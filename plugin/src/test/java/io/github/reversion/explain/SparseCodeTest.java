package io.github.reversion.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.compute.Draws;
import io.github.reversion.compute.RandomStream;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparseCodeTest {
  private static final int WIDTH = 64;

  /** Vectors of different lengths. */
  private static List<float[]> words(long seed, int count) {
    RandomStream stream = new Draws(seed).stream("words");
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              float[] word = new float[WIDTH];
              stream.fillGaussian(word);
              for (int k = 0; k < WIDTH; k++) {
                word[k] *= 0.01f * (1 + i);
              }
              return word;
            })
        .toList();
  }

  private static float[] sum(List<float[]> words, double... weights) {
    float[] sum = new float[WIDTH];
    for (int i = 0; i < weights.length; i++) {
      for (int k = 0; k < WIDTH; k++) {
        sum[k] += (float) (weights[i] * words.get(i)[k]);
      }
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void knownWeightsAreFoundAgain(long seed) {
    List<float[]> words = words(seed, 45);
    SparseCode code = SparseCode.of(words, sum(words, 0, 0, 0, 0.5, 0, 0.8, 1.2), 5);

    assertEquals(0.5, code.weights().get(3), 1e-4);
    assertEquals(0.8, code.weights().get(5), 1e-4);
    assertEquals(1.2, code.weights().get(6), 1e-4);
    assertEquals(2.5, code.weights().stream().mapToDouble(w -> w).sum(), 1e-3);
    assertEquals(1, code.share(), 1e-6);
  }

  @Test
  void whatPointsAwayExplainsNothing() {
    float[] one = new float[WIDTH];
    float[] other = new float[WIDTH];
    one[0] = 2;
    other[1] = 3;
    float[] target = new float[WIDTH];
    target[0] = 4;
    target[1] = -3;

    SparseCode code = SparseCode.of(List.of(one, other), target, 2);

    assertEquals(List.of(2.0, 0.0), code.weights());
    assertEquals(16.0 / 25, code.share(), 1e-9);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 20})
  void thereAreNoMoreThanWereAllowedAndNoneIsNegative(int most) {
    float[] target = new float[WIDTH];
    new Draws(9).stream("target").fillGaussian(target);

    SparseCode code = SparseCode.of(words(9, 45), target, most);

    long used = code.weights().stream().filter(weight -> weight > 0).count();
    assertTrue(used >= 1 && used <= most, used + " of " + most);
    assertTrue(code.weights().stream().allMatch(weight -> weight >= 0), code.toString());
  }

  @Test
  void moreWordsExplainMore() {
    float[] target = new float[WIDTH];
    new Draws(3).stream("target").fillGaussian(target);
    List<float[]> words = words(3, 45);
    double[] shares =
        IntStream.of(1, 3, 6, 12)
            .mapToDouble(most -> SparseCode.of(words, target, most).share())
            .toArray();
    for (int i = 1; i < shares.length; i++) {
      assertTrue(shares[i] > shares[i - 1], shares[i] + " after " + shares[i - 1]);
    }
  }

  @Test
  void whatIsNothingOrFarFromAllHasNoWeights() {
    List<float[]> words = List.of(new float[WIDTH], sum(words(1, 1), 1));
    SparseCode nothing = SparseCode.of(words, new float[WIDTH], 3);
    assertEquals(List.of(0.0, 0.0), nothing.weights());
    assertEquals(0, nothing.share());
    SparseCode away = SparseCode.of(words, sum(words(1, 1), -1), 3);
    assertEquals(List.of(0.0, 0.0), away.weights());
    assertEquals(0, away.share());
  }
}
