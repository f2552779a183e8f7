package io.github.reversion.benchmark.world;

import io.github.reversion.compute.Draws;
import io.github.reversion.compute.RandomStream;
import java.util.EnumSet;
import java.util.Set;

/** Draws scenes; the same split and index give the same scene. */
public final class SceneSampler {
  private static final Placement[] PLACEMENTS = Placement.values();
  private static final Extra[] EXTRAS = Extra.values();
  private static final int RELATIONS_EVERY = 3;

  private SceneSampler() {}

  /** A scene of any kind; all placements are as frequent, and all extras that one can show. */
  public static Scene scene(SceneSplit split, long index) {
    long seed = split.seed(index);
    RandomStream stream = new Draws(seed).stream("scene");
    Placement placement = PLACEMENTS[stream.nextInt(PLACEMENTS.length)];
    Set<Extra> extras = extras(stream, placement);
    while (true) {
      EntityPair pair = pair(stream, split);
      Ground ground = ground(stream);
      Style style = style(stream);
      if (SceneRules.allows(pair, placement, extras, ground)) {
        return new Scene(pair, placement, extras, ground, style, seed);
      }
    }
  }

  /** A scene of a relation of the benchmark. */
  public static Scene scene(BenchmarkRelation relation, SceneSplit split, long index) {
    long seed = split.seed(index);
    RandomStream stream = new Draws(seed).stream("scene of " + relation);
    while (true) {
      EntityPair pair = pair(stream, split);
      Ground ground = ground(stream);
      Style style = style(stream);
      if (SceneRules.allows(pair, relation.placement(), relation.extras(), ground)) {
        return new Scene(pair, relation.placement(), relation.extras(), ground, style, seed);
      }
    }
  }

  /**
   * A scene to learn from: every third is of one of the benchmark's relations, in turn. They are
   * among the hardest to draw, and a scene of any kind is seldom one of them.
   */
  public static Scene training(long index) {
    if (index % RELATIONS_EVERY != 0) {
      return scene(SceneSplit.TRAIN, index);
    }
    BenchmarkRelation[] relations = BenchmarkRelation.values();
    int turn = (int) (index / RELATIONS_EVERY % relations.length);
    return scene(relations[turn], SceneSplit.TRAIN, index);
  }

  private static EntityPair pair(RandomStream stream, SceneSplit split) {
    while (true) {
      EntityPair pair = EntityPair.draw(stream);
      if (split == SceneSplit.BENCHMARK
          || HeldOutPairs.contains(pair) == (split == SceneSplit.HELD_OUT)) {
        return pair;
      }
    }
  }

  /** None 30 %, one 60 %, two 10 %, of those that the placement can show. */
  private static Set<Extra> extras(RandomStream stream, Placement placement) {
    while (true) {
      double share = stream.nextDouble();
      int count = share < 0.3 ? 0 : share < 0.9 ? 1 : 2;
      Set<Extra> extras = EnumSet.noneOf(Extra.class);
      while (extras.size() < count) {
        extras.add(EXTRAS[stream.nextInt(EXTRAS.length)]);
      }
      if (SceneRules.objection(placement, extras).isEmpty()) {
        return extras;
      }
    }
  }

  /** Gray half of the time. */
  private static Ground ground(RandomStream stream) {
    Ground[] grounds = Ground.values();
    return stream.nextInt(2) == 0 ? Ground.GRAY : grounds[1 + stream.nextInt(grounds.length - 1)];
  }

  private static Style style(RandomStream stream) {
    return stream.nextInt(3) == 0 ? Style.OUTLINED : Style.FLAT;
  }
}
