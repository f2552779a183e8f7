package io.github.reversion.harness.runs;

import java.util.List;
import java.util.stream.IntStream;

/** A list cut into parts that are handed on as one. */
public final class Batches {
  private Batches() {}

  /**
   * Cuts a list.
   *
   * @param size of all parts but the last; 1 or more
   */
  public static <T> List<List<T>> of(List<T> all, int size) {
    return IntStream.iterate(0, from -> from < all.size(), from -> from + size)
        .mapToObj(from -> all.subList(from, Math.min(from + size, all.size())))
        .toList();
  }
}
