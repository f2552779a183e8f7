package io.github.reversion.exemplar;

import io.github.reversion.image.RgbImage;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Counts the entities in a picture, so that a person who writes captions sees where two things
 * stand in a relation and where not.
 *
 * <p>It comes in a jar of its own, such as the harness's, which knows the scene world, and is found
 * where one on the class path names it as a service ({@link ServiceLoader}).
 */
public interface EntityDetector {

  /** How many entities it sees; must be safe to call from any one thread at a time. */
  int count(RgbImage image);

  /** The first that is installed. */
  static Optional<EntityDetector> installed() {
    return ServiceLoader.load(EntityDetector.class, EntityDetector.class.getClassLoader())
        .findFirst();
  }
}
