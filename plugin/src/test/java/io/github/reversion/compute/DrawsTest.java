package io.github.reversion.compute;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DrawsTest {
  private static long[] longs(RandomStream stream, int count) {
    return LongStream.generate(stream::nextLong).limit(count).toArray();
  }

  /** Computed from the documentation of {@link Draws} and {@link RandomStream} in Python. */
  @Test
  void drawsTheSameNumbersForever() {
    assertArrayEquals(
        new long[] {0xe4b6a95e1aa238caL, 0xcacd7a582cd5b0ebL, 0x3f2d55e1ffd46141L},
        longs(new Draws(2023).stream("noise", 7, 3), 3));
    assertEquals(0x3f5d6b1585ac17edL, new Draws(-1).stream("").nextLong());
    assertEquals(0x9e4d71c8f9151085L, new Draws(0).stream("\u00e9", -1).nextLong());
    assertEquals(0.8934121947046457, new Draws(2023).stream("noise", 7, 3).nextDouble());
    assertEquals(53, new Draws(2023).stream("noise", 7, 3).nextInt(56));
    RandomStream gaussian = new Draws(2023).stream("noise", 7, 3);
    assertEquals(0.554486724696181, gaussian.nextGaussian(), 1e-15);
    assertEquals(-2.042086387357866, gaussian.nextGaussian(), 1e-15);
  }

  @Test
  void isTheGeneratorOfSplittableRandomWhereItsIncrementIsGolden() {
    RandomStream stream = new RandomStream(42, 0x9e3779b97f4a7c15L);
    SplittableRandom reference = new SplittableRandom(42);
    for (int i = 0; i < 100; i++) {
      assertEquals(reference.nextLong(), stream.nextLong());
    }
  }

  @Test
  void drawsRegardlessOfOtherDraws() {
    Draws draws = new Draws(1);
    long[] alone = longs(draws.stream("noise", 5), 4);
    longs(draws.stream("noise", 4), 9);
    longs(draws.stream("timestep", 5), 1);
    assertArrayEquals(alone, longs(draws.stream("noise", 5), 4));
  }

  @Test
  void neverRepeatsAcrossSeedsPurposesAndKeys() {
    Set<Long> seen = new HashSet<>();
    int draws = 0;
    for (long seed = -2; seed < 3; seed++) {
      for (String purpose : new String[] {"", "noise", "noise ", "timestep", "vae"}) {
        for (long step = -1; step < 40; step++) {
          for (long sample = 0; sample < 4; sample++) {
            for (long value : longs(new Draws(seed).stream(purpose, step, sample), 4)) {
              seen.add(value);
              draws++;
            }
          }
          seen.add(new Draws(seed).stream(purpose, step).nextLong());
          draws++;
        }
      }
    }
    assertEquals(draws, seen.size());
  }

  @Test
  void fillsWithTheNumbersThatSingleDrawsGive() {
    float[] filled = new float[7];
    new Draws(3).stream("noise").fillGaussian(filled);
    RandomStream single = new Draws(3).stream("noise");
    for (float value : filled) {
      assertEquals((float) single.nextGaussian(), value);
    }
  }

  /** Limits are six standard errors of the estimates. */
  @Test
  void drawsNormalNumbers() {
    int count = 200_000;
    float[] values = new float[count];
    new Draws(11).stream("noise").fillGaussian(values);
    double[] moments = new double[5];
    for (float value : values) {
      for (int power = 1; power < moments.length; power++) {
        moments[power] += Math.pow(value, power) / count;
      }
    }
    double error = 6 / Math.sqrt(count);
    assertEquals(0, moments[1], error);
    assertEquals(1, moments[2], error * Math.sqrt(2));
    assertEquals(0, moments[3], error * Math.sqrt(15));
    assertEquals(3, moments[4], error * Math.sqrt(96));
  }

  /** The two numbers of a pair, and those of neighbouring streams, must not go together. */
  @Test
  void drawsUncorrelatedNumbers() {
    int count = 100_000;
    RandomStream pairs = new Draws(12).stream("noise");
    Draws draws = new Draws(13);
    double together = 0;
    double neighbours = 0;
    double before = draws.stream("noise", 0).nextGaussian();
    for (int i = 1; i <= count; i++) {
      together += pairs.nextGaussian() * pairs.nextGaussian() / count;
      double now = draws.stream("noise", i).nextGaussian();
      neighbours += before * now / count;
      before = now;
    }
    assertEquals(0, together, 6 / Math.sqrt(count));
    assertEquals(0, neighbours, 6 / Math.sqrt(count));
  }

  @Test
  void drawsEachWholeNumberBelowTheBoundAlike() {
    RandomStream stream = new Draws(14).stream("choice");
    int[] counts = new int[56];
    for (int i = 0; i < 56_000; i++) {
      counts[stream.nextInt(56)]++;
    }
    double chi2 = IntStream.of(counts).mapToDouble(c -> (c - 1000) * (c - 1000) / 1000.0).sum();
    assertTrue(chi2 < 130, () -> "chi2 at 55 degrees of freedom is " + chi2);
    assertEquals(0, stream.nextInt(1));
    assertThrows(IllegalArgumentException.class, () -> stream.nextInt(0));
  }

  @Test
  void drawsUniformNumbersBelowOne() {
    RandomStream stream = new Draws(15).stream("u");
    double sum = 0;
    for (int i = 0; i < 100_000; i++) {
      double u = stream.nextDouble();
      assertTrue(u >= 0 && u < 1);
      sum += u;
    }
    assertEquals(0.5, sum / 100_000, 6 * Math.sqrt(1 / 12.0 / 100_000));
  }

  @Test
  void variesAnIncrementWhoseBitsHardlyChange() {
    RandomStream stream = new RandomStream(0, 1);
    Set<Long> seen = new HashSet<>();
    for (long value : longs(stream, 1000)) {
      seen.add(value);
    }
    assertEquals(1000, seen.size());
  }
}
