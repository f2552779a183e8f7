package io.github.reversion.harness.score.probe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.compute.Draws;
import io.github.reversion.compute.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrossValidationTest {
  private static int[] labels(int count, int classes) {
    return IntStream.range(0, count).map(i -> i % classes).toArray();
  }

  @Test
  void everyClassIsSpreadOverAllFoldsAndLotsFallTheSame() {
    int[] labels = labels(70, 7);
    int[] folds = CrossValidation.folds(labels, 7);
    int[][] counts = new int[7][CrossValidation.FOLDS];
    for (int i = 0; i < labels.length; i++) {
      counts[labels[i]][folds[i]]++;
    }
    for (int[] ofClass : counts) {
      assertArrayEquals(new int[] {2, 2, 2, 2, 2}, ofClass);
    }
    assertArrayEquals(folds, CrossValidation.folds(labels, 7));
    int[] few = CrossValidation.folds(new int[] {0, 0, 1, 1, 2, 2}, 3);
    assertEquals(5, IntStream.of(few).distinct().count());
  }

  private static List<float[]> features(int count, int classes, double signal) {
    RandomStream stream = new Draws(5).stream("features");
    List<float[]> features = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[] feature = new float[12];
      stream.fillGaussian(feature);
      feature[i % classes] += (float) signal;
      features.add(feature);
    }
    return features;
  }

  @Test
  void whatCanBeToldIsAndNoiseIsRightByChanceOnly() {
    int[] labels = labels(200, 4);
    int right = CrossValidation.right(features(200, 4, 8), labels, 4);
    assertTrue(right >= 198, right + " of 200");
    int chance = CrossValidation.right(features(200, 4, 0), labels, 4);
    // A quarter is 50, with a standard deviation of 6.
    assertTrue(chance > 26 && chance < 74, chance + " of 200");
  }
}
