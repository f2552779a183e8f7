package io.github.reversion.harness.score;

import io.github.reversion.benchmark.world.Entity;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds things of the scene world by the names that texts give them. */
final class SceneTexts {
  private SceneTexts() {}

  /** The one of that name, in upper or lower case. */
  static <T> Optional<T> named(String text, List<T> all) {
    String name = text.strip().toLowerCase(Locale.ROOT);
    return all.stream().filter(one -> one.toString().equals(name)).findFirst();
  }

  /** All entities that a caption names. */
  static Set<Entity> entitiesIn(String caption) {
    List<String> words = Arrays.asList(caption.toLowerCase(Locale.ROOT).split("\\W+"));
    Set<Entity> found = new LinkedHashSet<>();
    for (int i = 0; i + 1 < words.size(); i++) {
      Entity.named(words.get(i) + " " + words.get(i + 1)).ifPresent(found::add);
    }
    return found;
  }
}
