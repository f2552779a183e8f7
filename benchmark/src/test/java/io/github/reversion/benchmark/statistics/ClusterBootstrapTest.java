package io.github.reversion.benchmark.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.compute.Draws;
import io.github.reversion.compute.RandomStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClusterBootstrapTest {
  private static RandomStream stream() {
    return new Draws(7).stream("bootstrap");
  }

  /** 200 clusters, each of equal scores: their means are 0.005, 0.015, ... 1.995. */
  private static List<double[]> alike(int each) {
    return IntStream.range(0, 200)
        .mapToObj(
            i ->
                Collections.nCopies(each, (2 * i + 1) / 200.0).stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray())
        .toList();
  }

  /** By theory: means of 200 values drawn evenly from 0 to 2 have standard error 2 / sqrt(2400). */
  @Test
  void theIntervalIsThatOfTheory() {
    ClusterBootstrap mean = ClusterBootstrap.of(alike(3), stream());
    double half = 1.96 * 2 / Math.sqrt(2400);
    assertEquals(1, mean.mean(), 1e-12);
    assertEquals(1 - half, mean.low(), 0.1 * half);
    assertEquals(1 + half, mean.high(), 0.1 * half);
    assertEquals(600, mean.scores());
    assertEquals(200, mean.clusters());
  }

  @Test
  void moreOfTheSamePromptsMakesNothingSurer() {
    ClusterBootstrap few = ClusterBootstrap.of(alike(1), stream());
    ClusterBootstrap many = ClusterBootstrap.of(alike(50), stream());
    assertEquals(few.low(), many.low(), 1e-9);
    assertEquals(few.high(), many.high(), 1e-9);
    List<double[]> apart = new ArrayList<>();
    alike(50)
        .forEach(
            scores -> IntStream.range(0, 50).forEach(i -> apart.add(new double[] {scores[i]})));
    ClusterBootstrap blind = ClusterBootstrap.of(apart, stream());
    assertTrue(blind.high() - blind.low() < (many.high() - many.low()) / 5);
  }

  @Test
  void everyScoreCountsTheSame() {
    List<double[]> clusters = List.of(new double[] {1, 1, 1}, new double[] {0});
    ClusterBootstrap mean = ClusterBootstrap.of(clusters, stream());
    assertEquals(0.75, mean.mean());
    assertEquals(0, mean.low());
    assertEquals(1, mean.high());
    assertEquals("0.750 (0.000-1.000, n = 4)", mean.toString());
  }

  @Test
  void theSameStreamGivesTheSameInterval() {
    assertEquals(ClusterBootstrap.of(alike(2), stream()), ClusterBootstrap.of(alike(2), stream()));
  }

  @Test
  void aSingleClusterHasNoInterval() {
    ClusterBootstrap mean = ClusterBootstrap.of(List.of(new double[] {1, 3}), stream());
    assertEquals(2, mean.mean());
    assertTrue(Double.isNaN(mean.low()) && Double.isNaN(mean.high()));
  }

  @Test
  void whatHasNoMeanIsRefused() {
    assertRefused(List.of());
    assertRefused(List.of(new double[] {1}, new double[0]));
    assertRefused(List.of(new double[] {1}, new double[] {2, Double.NaN}));
  }

  private static void assertRefused(List<double[]> clusters) {
    assertThrows(IllegalArgumentException.class, () -> ClusterBootstrap.of(clusters, stream()));
  }
}
