package io.github.reversion.harness.score;

import io.github.reversion.benchmark.world.Colour;
import io.github.reversion.benchmark.world.Entity;
import io.github.reversion.benchmark.world.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds things of the scene world by the names that texts give them. */
final class SceneTexts {
  private static final List<Entity> ENTITIES = entities();

  private SceneTexts() {}

  private static List<Entity> entities() {
    List<Entity> all = new ArrayList<>();
    for (Colour colour : Colour.values()) {
      for (Shape shape : Shape.values()) {
        all.add(new Entity(colour, shape));
      }
    }
    return List.copyOf(all);
  }

  /** The entity that a text names, such as {@code red star}. */
  static Optional<Entity> entity(String text) {
    return named(text, ENTITIES);
  }

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
      entity(words.get(i) + " " + words.get(i + 1)).ifPresent(found::add);
    }
    return found;
  }
}
