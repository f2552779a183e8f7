package io.github.reversion.harness.report;

import io.github.reversion.benchmark.statistics.McNemar;

/**
 * Whether one of two methods succeeds more often at the same images: McNemar's test.
 *
 * @param measure a share
 * @param first a method
 * @param second another
 * @param pairs images of the same relation, prompt and number that both were scored at
 * @param onlyFirst at which the first alone succeeded
 * @param onlySecond at which the second alone succeeded
 * @param p how likely a difference at least as large is if both are as good
 * @param holm the same, corrected for all pairs of methods that were compared by the measure
 */
public record Comparison(
    String measure,
    String first,
    String second,
    int pairs,
    int onlyFirst,
    int onlySecond,
    double p,
    double holm) {

  /** A test that stands alone. */
  static Comparison of(String measure, String first, String second, int pairs, McNemar test) {
    return new Comparison(
        measure, first, second, pairs, test.onlyFirst(), test.onlySecond(), test.p(), test.p());
  }

  /** The same, seen from the second. */
  Comparison reversed() {
    return new Comparison(measure, second, first, pairs, onlySecond, onlyFirst, p, holm);
  }

  /** The same among others. */
  Comparison corrected(double byHolm) {
    return new Comparison(measure, first, second, pairs, onlyFirst, onlySecond, p, byHolm);
  }
}
