package io.github.reversion.benchmark.model;

import io.github.reversion.benchmark.world.Colour;
import io.github.reversion.benchmark.world.Entity;
import io.github.reversion.benchmark.world.EntityPair;
import io.github.reversion.benchmark.world.Scene;
import io.github.reversion.benchmark.world.Shape;
import io.github.reversion.compute.RandomStream;
import java.util.Arrays;
import java.util.List;

/**
 * What the relation classifier learns from: a scene, and about whom it is asked. Mostly they are A
 * and B; of some it is B and A, and of some one of the two is not in the picture.
 */
record ClassifierSample(Scene scene, EntityPair asked) {
  private static final double SWAPPED_SHARE = 0.2;
  private static final double ABSENT_SHARE = 0.3;

  static ClassifierSample draw(Scene scene, RandomStream stream) {
    EntityPair pair = stream.nextDouble() < SWAPPED_SHARE ? scene.pair().swapped() : scene.pair();
    if (stream.nextDouble() >= ABSENT_SHARE) {
      return new ClassifierSample(scene, pair);
    }
    Entity absent = absent(scene, stream);
    EntityPair asked =
        stream.nextInt(2) == 0
            ? new EntityPair(absent, pair.b())
            : new EntityPair(pair.a(), absent);
    return new ClassifierSample(scene, asked);
  }

  /** Of a colour that no entity of the scene has. */
  private static Entity absent(Scene scene, RandomStream stream) {
    List<Colour> colours =
        Arrays.stream(Colour.values())
            .filter(colour -> colour != scene.a().colour() && colour != scene.b().colour())
            .toList();
    Shape[] shapes = Shape.values();
    return new Entity(
        colours.get(stream.nextInt(colours.size())), shapes[stream.nextInt(shapes.length)]);
  }

  float[] labels() {
    return RelationLabels.of(scene, asked);
  }

  /** What a classifier should say. */
  ClassifierReading truth() {
    return RelationLabels.reading(labels(), 0); // 1 counts as likely, 0 does not
  }
}
