package io.github.reversion.benchmark.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Several tests at once, so that the chance of even one false alarm stays what it says: Holm's
 * step-down correction (1979).
 */
public final class Holm {
  private Holm() {}

  /**
   * What the p values come to when all of them are looked at.
   *
   * @param p values, each 0 to 1
   * @return adjusted ones in the same order, each 0 to 1 and no less than before
   * @throws IllegalArgumentException if one is out of range or not a number
   */
  public static List<Double> adjusted(List<Double> p) {
    if (!p.stream().allMatch(value -> value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("p values lie between 0 and 1, unlike one of " + p);
    }
    List<Integer> ascending =
        IntStream.range(0, p.size()).boxed().sorted(Comparator.comparing(p::get)).toList();
    Double[] adjusted = new Double[p.size()];
    double highest = 0;
    for (int rank = 0; rank < ascending.size(); rank++) {
      int at = ascending.get(rank);
      highest = Math.max(highest, Math.min(1, (p.size() - rank) * p.get(at)));
      adjusted[at] = highest;
    }
    return List.of(adjusted);
  }
}
