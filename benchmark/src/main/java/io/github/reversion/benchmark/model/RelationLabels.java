package io.github.reversion.benchmark.model;

import io.github.reversion.benchmark.world.Extra;
import io.github.reversion.benchmark.world.Placement;
import io.github.reversion.benchmark.world.Scene;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The labels of the relation classifier: placements, of which a scene has one, then extras. */
final class RelationLabels {
  private static final List<Placement> PLACEMENTS = List.of(Placement.values());
  private static final List<Extra> EXTRAS = List.of(Extra.values());
  static final int COUNT = PLACEMENTS.size() + EXTRAS.size();

  private RelationLabels() {}

  /** Their names, in order. */
  static List<String> names() {
    return Stream.concat(
            PLACEMENTS.stream().map(Placement::toString), EXTRAS.stream().map(Extra::toString))
        .toList();
  }

  /** 1 for each that a scene has, else 0. */
  static float[] of(Scene scene) {
    float[] labels = new float[COUNT];
    labels[PLACEMENTS.indexOf(scene.placement())] = 1;
    scene.extras().forEach(extra -> labels[PLACEMENTS.size() + EXTRAS.indexOf(extra)] = 1);
    return labels;
  }

  /** The placement with the highest logit of those from {@code at} on. */
  static Placement placement(float[] logits, int at) {
    int best = 0;
    for (int i = 1; i < PLACEMENTS.size(); i++) {
      best = logits[at + i] > logits[at + best] ? i : best;
    }
    return PLACEMENTS.get(best);
  }

  /** The extras that are more likely than not. */
  static Set<Extra> extras(float[] logits, int at) {
    Set<Extra> extras = EnumSet.noneOf(Extra.class);
    for (Extra extra : EXTRAS) {
      if (logits[at + PLACEMENTS.size() + EXTRAS.indexOf(extra)] > 0) {
        extras.add(extra);
      }
    }
    return extras;
  }
}
