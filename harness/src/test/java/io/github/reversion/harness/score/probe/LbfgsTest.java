package io.github.reversion.harness.score.probe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class LbfgsTest {
  @Test
  void theLeastOfALongValleyIsFound() {
    double[] centre = {1, -2, 3, 0.5, 100};
    double[] found =
        Lbfgs.minimum(
            (x, gradient) -> {
              double value = 0;
              for (int i = 0; i < x.length; i++) {
                double steep = Math.pow(10, i - 2);
                gradient[i] = steep * (x[i] - centre[i]);
                value += steep / 2 * (x[i] - centre[i]) * (x[i] - centre[i]);
              }
              return value;
            },
            new double[5]);
    assertArrayEquals(centre, found, 1e-4);
  }

  /** Rosenbrock 1960; not convex, but a known touchstone. */
  @Test
  void theLeastOfABentValleyIsFound() {
    double[] found =
        Lbfgs.minimum(
            (x, gradient) -> {
              double bend = x[1] - x[0] * x[0];
              gradient[0] = -400 * x[0] * bend - 2 * (1 - x[0]);
              gradient[1] = 200 * bend;
              return 100 * bend * bend + (1 - x[0]) * (1 - x[0]);
            },
            new double[] {-1.2, 1});
    assertArrayEquals(new double[] {1, 1}, found, 1e-5);
  }

  @Test
  void whereItIsLeastAlreadyItStays() {
    double[] found =
        Lbfgs.minimum(
            (x, gradient) -> {
              gradient[0] = 2 * x[0];
              return x[0] * x[0];
            },
            new double[1]);
    assertArrayEquals(new double[] {0}, found);
  }
}
