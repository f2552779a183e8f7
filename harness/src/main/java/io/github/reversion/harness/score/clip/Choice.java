package io.github.reversion.harness.score.clip;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What an image may show, of which it is most like one (zero-shot classification, Radford et al.
 * 2021). Softmax keeps the order, so cosines are compared as they are.
 *
 * @param names of all, different ones
 * @param features of a text for each
 */
public record Choice(List<String> names, List<float[]> features) {
  /** Copies the lists. */
  public Choice {
    names = List.copyOf(names);
    features = List.copyOf(features);
  }

  /** Whether there is anything to choose between. */
  boolean isOpen() {
    return names.size() > 1;
  }

  /** The nearest; of equals none is. */
  public Optional<String> nearest(float[] image) {
    double highest = Cosine.highest(image, features);
    List<String> nearest =
        IntStream.range(0, names.size())
            .filter(i -> Cosine.of(image, features.get(i)) == highest)
            .mapToObj(names::get)
            .toList();
    return nearest.size() == 1 ? Optional.of(nearest.get(0)) : Optional.empty();
  }
}
