package io.github.reversion.benchmark.oracle;

import io.github.reversion.benchmark.world.Entity;
import io.github.reversion.benchmark.world.EntityPair;
import io.github.reversion.image.RgbImage;
import java.util.Collection;
import java.util.Optional;

/** Looks in a picture for entities that nobody asked for. */
public final class Strangers {
  private Strangers() {}

  /**
   * The first of some entities that the picture shows though it was asked for others.
   *
   * <p>They are looked for in their full colour. One in the colour of an entity that was asked for
   * is there only if that one is not: shapes that hardly differ pass for each other.
   *
   * @param asked whom the picture should show
   * @param reading of the picture, looking for those
   * @param strangers to look for; those that were asked for are passed over
   */
  public static Optional<Entity> seen(
      RgbImage image, EntityPair asked, Reading reading, Collection<Entity> strangers) {
    return strangers.stream()
        .filter(stranger -> !stranger.equals(asked.a()) && !stranger.equals(asked.b()))
        .filter(stranger -> !(reading.a() && stranger.colour() == asked.a().colour()))
        .filter(stranger -> !(reading.b() && stranger.colour() == asked.b().colour()))
        .filter(stranger -> SeenEntities.hasColour(image, stranger.colour()))
        .filter(stranger -> isSeen(image, stranger, asked))
        .findFirst();
  }

  private static boolean isSeen(RgbImage image, Entity stranger, EntityPair asked) {
    boolean takesPlaceOfB = stranger.colour() == asked.b().colour();
    Entity other = takesPlaceOfB ? asked.a() : asked.b();
    return Oracle.read(image, new EntityPair(stranger, other)).a();
  }
}
