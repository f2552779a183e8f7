package io.github.reversion.harness.page;

import io.github.reversion.harness.score.Measures;
import io.github.reversion.harness.score.ScoreLine;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which relations a scorer saw in the images of a method, and which were asked for.
 *
 * @param counts by the relation asked for, then by the one seen
 */
record Confusion(Map<String, Map<String, Integer>> counts) {

  /** Counts the lines of one scorer and method. */
  static Confusion of(List<ScoreLine> lines) {
    Map<String, Map<String, Integer>> counts = new LinkedHashMap<>();
    for (ScoreLine line : lines) {
      counts
          .computeIfAbsent(line.relation(), name -> new LinkedHashMap<>())
          .merge(line.seen(), 1, Integer::sum);
    }
    return new Confusion(counts);
  }

  /** What was seen: relations in the order in which they were asked for, others, the rest. */
  List<String> seen() {
    Set<String> last = new LinkedHashSet<>(List.of(Measures.OTHER, Measures.MISSING));
    TreeSet<String> others = new TreeSet<>();
    counts.values().forEach(row -> others.addAll(row.keySet()));
    others.removeAll(last);
    Set<String> all = new LinkedHashSet<>(counts.keySet());
    all.addAll(others);
    all.addAll(last);
    return List.copyOf(all);
  }

  /** How often. */
  int count(String asked, String seen) {
    return counts.get(asked).getOrDefault(seen, 0);
  }

  /** How many images were asked for. */
  int total(String asked) {
    return counts.get(asked).values().stream().mapToInt(Integer::intValue).sum();
  }
}
