package io.github.reversion.inversion;

import io.github.reversion.clip.ClipTokenizer;
import io.github.reversion.exemplar.Exemplars;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The words of a model that together denoise the exemplars best: where to start, because a gradient
 * that begins far away stays where one fact of several is said.
 *
 * <p>Found one after the other: the best word, then the one that helps it most, as long as it helps
 * clearly.
 *
 * @param candidates tokens of words
 * @param loss of the mean of some tokens' vectors
 * @param mostTries after which the search ends with what it has
 */
record StartWords(List<Integer> candidates, ToDoubleFunction<List<Integer>> loss, int mostTries) {
  private static final int MOST_CANDIDATES = 256;
  private static final int MOST_WORDS = 3;
  private static final double CLEARLY = 0.98;

  /** So that a search takes at most about twice as long as the steps. */
  private static final int TRIES_A_STEP = 3;

  /** How many tries a search has that comes before so many steps. */
  static int mostTries(int steps) {
    return Math.min(MOST_WORDS * MOST_CANDIDATES, TRIES_A_STEP * steps);
  }

  /**
   * The basis prepositions, and the most frequent other words; without the captions' own, which
   * name entities.
   */
  static List<Integer> candidates(
      ClipTokenizer tokenizer, SteeringVocabulary vocabulary, Exemplars exemplars) {
    Set<Integer> inCaptions = new HashSet<>();
    exemplars.list().stream()
        .flatMap(exemplar -> exemplar.captions().stream())
        .forEach(caption -> inCaptions.addAll(tokenizer.tokenize(caption)));
    Stream<Integer> basis =
        vocabulary.basis().stream().filter(ids -> ids.size() == 1).map(ids -> ids.get(0));
    return Stream.concat(basis, tokenizer.wordIds())
        .filter(id -> !inCaptions.contains(id))
        .distinct()
        .limit(MOST_CANDIDATES)
        .toList();
  }

  /**
   * Looks for them.
   *
   * @param listener told of every try, and asked before it whether to stop; what was found until
   *     then is returned
   * @return at least one
   */
  List<Integer> search(InversionListener listener) {
    int most = Math.min(mostTries, MOST_WORDS * candidates.size());
    List<Integer> best = candidates.subList(0, 1);
    double least = Double.POSITIVE_INFINITY;
    List<Integer> before = List.of();
    int tries = 0;
    for (int words = 1; words <= MOST_WORDS && before.size() == words - 1; words++) {
      double below = CLEARLY * least;
      for (int candidate : candidates) {
        if (tries == most || listener.cancelled()) {
          return best;
        }
        List<Integer> together = with(before, candidate);
        double now = loss.applyAsDouble(together);
        listener.tried(++tries, most);
        if (now < below) {
          below = now;
          least = now;
          best = together;
        }
      }
      before = best;
    }
    return best;
  }

  private static List<Integer> with(List<Integer> found, int candidate) {
    List<Integer> all = new ArrayList<>(found);
    all.add(candidate);
    return List.copyOf(all);
  }
}
