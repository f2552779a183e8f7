package io.github.reversion.harness.score.probe;

import io.github.reversion.compute.Draws;
import io.github.reversion.compute.RandomStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How often a {@link LogisticRegression} is right about samples that it did not learn from: each
 * fold is judged by one that learned from the others. Every class is spread over all folds as
 * evenly as it can be, by a drawing of lots that is the same every time.
 */
final class CrossValidation {
  static final int FOLDS = 5;

  private CrossValidation() {}

  /** How many samples are judged right. */
  static int right(List<float[]> features, int[] labels, int classes) {
    int[] folds = folds(labels, classes);
    int right = 0;
    for (int fold = 0; fold < FOLDS; fold++) {
      int held = fold;
      int[] others = IntStream.range(0, labels.length).filter(i -> folds[i] != held).toArray();
      int[] own = IntStream.range(0, labels.length).filter(i -> folds[i] == held).toArray();
      LogisticRegression learned =
          LogisticRegression.fit(
              IntStream.of(others).mapToObj(features::get).toList(),
              IntStream.of(others).map(i -> labels[i]).toArray(),
              classes);
      for (int i : own) {
        right += learned.predict(features.get(i)) == labels[i] ? 1 : 0;
      }
    }
    return right;
  }

  /** The fold of each sample. */
  static int[] folds(int[] labels, int classes) {
    int[] folds = new int[labels.length];
    int next = 0;
    for (int c = 0; c < classes; c++) {
      int label = c;
      List<Integer> members =
          new ArrayList<>(
              IntStream.range(0, labels.length).filter(i -> labels[i] == label).boxed().toList());
      RandomStream stream = new Draws(0).stream("folds", label);
      for (int i = members.size() - 1; i > 0; i--) {
        Collections.swap(members, i, stream.nextInt(i + 1));
      }
      for (int member : members) {
        folds[member] = next++ % FOLDS;
      }
    }
    return folds;
  }
}
