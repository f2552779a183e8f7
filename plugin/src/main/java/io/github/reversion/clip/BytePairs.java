package io.github.reversion.clip;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Byte-pair encoding: joins neighbouring pieces of a word, always the pair first that was learned
 * first, until no known pair is left.
 *
 * <p>Source: Sennrich et al., Neural Machine Translation of Rare Words with Subword Units (2016),
 * algorithm 1.
 */
final class BytePairs {
  /** Not an id: a piece that the vocabulary lacks. It is never joined. */
  static final int UNKNOWN = -1;

  private record Pair(int left, int right) {}

  private record Merge(int rank, int joined) {}

  private final Map<Pair, Merge> merges = new HashMap<>();
  private final Set<Integer> made = new HashSet<>();

  /** Learns one more pair, after all those learned before; a pair known already keeps its rank. */
  void learn(int left, int right, int joined) {
    merges.putIfAbsent(new Pair(left, right), new Merge(merges.size(), joined));
    made.add(joined);
  }

  /** Whether some known pair gives this id. */
  boolean makes(int id) {
    return made.contains(id);
  }

  /** Joins the pieces of one word, given as ids. */
  List<Integer> join(List<Integer> pieces) {
    List<Integer> word = pieces;
    Pair best = firstLearned(word);
    while (best != null) {
      word = joinAll(word, best, merges.get(best).joined());
      best = firstLearned(word);
    }
    return word;
  }

  private Pair firstLearned(List<Integer> word) {
    Pair best = null;
    int bestRank = Integer.MAX_VALUE;
    for (int i = 1; i < word.size(); i++) {
      Pair pair = new Pair(word.get(i - 1), word.get(i));
      Merge merge = merges.get(pair);
      if (merge != null && merge.rank() < bestRank) {
        best = pair;
        bestRank = merge.rank();
      }
    }
    return best;
  }

  private static List<Integer> joinAll(List<Integer> word, Pair pair, int joined) {
    List<Integer> result = new ArrayList<>(word.size());
    for (int i = 0; i < word.size(); i++) {
      boolean here =
          i + 1 < word.size() && word.get(i) == pair.left() && word.get(i + 1) == pair.right();
      result.add(here ? joined : word.get(i));
      if (here) {
        i++;
      }
    }
    return result;
  }
}
