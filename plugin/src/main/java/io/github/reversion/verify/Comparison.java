package io.github.reversion.verify;

import io.github.reversion.weights.TensorData;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Collects how far the results of a case are from what is expected. */
final class Comparison {
  private static final int MOST_FAULTS = 3;
  private static final int LONGEST = 300;

  private final List<String> faults = new ArrayList<>();
  private double error;
  private double tolerance;
  private String where = "";

  /**
   * Compares number by number.
   *
   * @param what names the result
   * @param atol the largest absolute difference; with 0 the numbers must be the same, the sign of a
   *     zero included
   */
  void numbers(String what, TensorData expected, TensorData actual, double atol) {
    if (!expected.shape().equals(actual.shape())) {
      fault("%s: has shape %s, expected %s".formatted(what, actual.shape(), expected.shape()));
      return;
    }
    double[] wanted = numbers(expected);
    double[] found = numbers(actual);
    int worst = 0;
    double most = 0;
    for (int i = 0; i < wanted.length; i++) {
      double difference = difference(wanted[i], found[i], atol);
      if (difference > most) {
        most = difference;
        worst = i;
      }
    }
    if (ratio(most, atol) > ratio(error, tolerance) || where.isEmpty()) {
      error = most;
      tolerance = atol;
      where = what;
    }
    if (most > atol) {
      fault(
          "%s: is %s at %s, expected %s; tolerance %s"
              .formatted(what, found[worst], place(worst, expected.shape()), wanted[worst], atol));
    }
  }

  /** Requires two values to be equal. */
  void equal(String what, Object expected, Object actual) {
    if (!Objects.equals(expected, actual)) {
      fault("%s: is %s, expected %s".formatted(what, actual, expected));
    }
  }

  /** Makes the case fail. */
  void fault(String sentence) {
    faults.add(sentence.length() > LONGEST ? sentence.substring(0, LONGEST) + "..." : sentence);
  }

  /** The result of the case. */
  CaseResult result(String part, String name) {
    if (faults.isEmpty()) {
      String detail = where.isEmpty() ? "" : "largest error: " + where;
      return new CaseResult(part, name, Verdict.PASSED, error, tolerance, detail);
    }
    String shown = String.join("; ", faults.subList(0, Math.min(MOST_FAULTS, faults.size())));
    String rest =
        faults.size() > MOST_FAULTS ? "; and " + (faults.size() - MOST_FAULTS) + " more" : "";
    return error > tolerance
        ? new CaseResult(part, name, Verdict.FAILED, error, tolerance, shown + rest)
        : CaseResult.failed(part, name, shown + rest);
  }

  private static double[] numbers(TensorData data) {
    if (data.dtype().isFloating()) {
      return data.toDoubles();
    }
    long[] integers = data.toLongs();
    double[] numbers = new double[integers.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = integers[i];
    }
    return numbers;
  }

  private static double difference(double expected, double actual, double atol) {
    if (Double.compare(expected, actual) == 0) {
      return 0;
    }
    double difference = Math.abs(expected - actual);
    if (Double.isNaN(difference)) {
      return Double.POSITIVE_INFINITY;
    }
    return atol == 0 ? Math.max(difference, Double.MIN_VALUE) : difference;
  }

  private static double ratio(double error, double tolerance) {
    return error == 0 ? 0 : error / tolerance;
  }

  private static List<Long> place(int index, List<Long> shape) {
    Long[] place = new Long[shape.size()];
    long rest = index;
    for (int i = place.length - 1; i >= 0; i--) {
      place[i] = rest % shape.get(i);
      rest /= shape.get(i);
    }
    return List.of(place);
  }
}
