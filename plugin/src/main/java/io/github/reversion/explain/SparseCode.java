package io.github.reversion.explain;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A vector as a sum of few others, each with a weight that is not negative: {@code y ~ sum w_j
 * x_j}.
 *
 * <p>Which ones is found by the lasso with weights of at least 0 (Tibshirani 1996) over vectors of
 * length 1: minimise {@code |y - sum w_j x_j|^2 / 2 + lambda sum w_j}, by coordinate descent while
 * lambda falls (Friedman, Hastie and Tibshirani 2010), until the next one would be too many. Their
 * weights are then those of least squares, without lambda, which would make all of them too small.
 *
 * @param weights one for each vector that was offered, 0 or more, mostly 0
 * @param share of the squared length of y that the sum explains, 0 to 1
 */
record SparseCode(List<Double> weights, double share) {
  private static final double FALL = 0.95;
  private static final double LEAST = 1e-4;
  private static final double PRECISION = 1e-9;
  private static final int MOST_SWEEPS = 20_000;

  /** Copies the weights. */
  SparseCode {
    weights = List.copyOf(weights);
  }

  /**
   * Finds it.
   *
   * @param words what may be added up, all of one width
   * @param target of the same width
   * @param most vectors that may have a weight, at least 1
   */
  static SparseCode of(List<float[]> words, float[] target, int most) {
    return new Search(words, target).run(most);
  }

  /** The lasso in terms of inner products: [count, count] of words, [count] with the target. */
  private static final class Search {
    private final double[] lengths;
    private final double[][] gram;
    private final double[] likeness;
    private final double squaredLength;

    Search(List<float[]> words, float[] target) {
      int count = words.size();
      lengths = words.stream().mapToDouble(word -> Math.sqrt(Inner.of(word, word))).toArray();
      gram = new double[count][count];
      likeness = new double[count];
      for (int i = 0; i < count; i++) {
        for (int j = 0; j < count; j++) {
          gram[i][j] = unit(Inner.of(words.get(i), words.get(j)), lengths[i] * lengths[j]);
        }
        likeness[i] = unit(Inner.of(words.get(i), target), lengths[i]);
      }
      squaredLength = Inner.of(target, target);
    }

    /** A vector of length 0 has no direction, and so never a weight. */
    private static double unit(double product, double length) {
      return length == 0 ? 0 : product / length;
    }

    SparseCode run(int most) {
      double highest = Arrays.stream(likeness).max().orElse(0);
      double[] weights = new double[likeness.length];
      double[] good = new double[likeness.length];
      for (double lambda = highest * FALL; lambda > highest * LEAST; lambda *= FALL) {
        descend(weights, all(), lambda);
        if (support(weights).length > most) {
          break;
        }
        good = weights.clone();
      }
      descend(good, support(good), 0);
      double share = squaredLength == 0 ? 0 : explained(good) / squaredLength;
      return new SparseCode(
          Arrays.stream(offered(good)).boxed().toList(), Math.max(0, Math.min(1, share)));
    }

    /** Weights of the words as they were offered, whatever their length. */
    private double[] offered(double[] weights) {
      return IntStream.range(0, weights.length)
          .mapToDouble(i -> unit(weights[i], lengths[i]))
          .toArray();
    }

    private int[] all() {
      return IntStream.range(0, likeness.length).toArray();
    }

    private static int[] support(double[] weights) {
      return IntStream.range(0, weights.length).filter(i -> weights[i] > 0).toArray();
    }

    /** Changes the weights of these words, one after the other, until none changes any more. */
    private void descend(double[] weights, int[] words, double lambda) {
      double change = Double.POSITIVE_INFINITY;
      double enough = PRECISION * Math.sqrt(squaredLength);
      for (int sweep = 0; sweep < MOST_SWEEPS && change > enough; sweep++) {
        change = 0;
        for (int i : words) {
          if (gram[i][i] > 0) {
            double rest = likeness[i] - Inner.of(gram[i], weights) + gram[i][i] * weights[i];
            double next = Math.max(0, (rest - lambda) / gram[i][i]);
            change = Math.max(change, Math.abs(next - weights[i]));
            weights[i] = next;
          }
        }
      }
    }

    /** By how much the squared length of what is left is less than the target's. */
    private double explained(double[] weights) {
      double explained = 2 * Inner.of(likeness, weights);
      for (int i : support(weights)) {
        explained -= weights[i] * Inner.of(gram[i], weights);
      }
      return explained;
    }
  }
}
