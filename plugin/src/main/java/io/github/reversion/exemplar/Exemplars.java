package io.github.reversion.exemplar;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Images that share one relation: what is learned from.
 *
 * @param name what to call them, for instance their folder or stack
 * @param list the images, at least one, no two with the same file name
 */
public record Exemplars(String name, List<Exemplar> list) {
  /**
   * Copies the list.
   *
   * @throws ExemplarException if it is empty or has a name twice
   */
  public Exemplars {
    list = List.copyOf(list);
    if (list.isEmpty()) {
      throw new ExemplarException(name + ": has no exemplars; give at least one image");
    }
    Set<String> names = new HashSet<>();
    for (Exemplar exemplar : list) {
      if (!names.add(exemplar.name())) {
        throw new ExemplarException(
            "%s: two exemplars are called %s; rename one".formatted(name, exemplar.name()));
      }
    }
  }
}
