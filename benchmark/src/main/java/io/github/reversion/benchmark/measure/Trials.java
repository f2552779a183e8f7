package io.github.reversion.benchmark.measure;

import io.github.reversion.benchmark.folder.ExemplarFolders;
import io.github.reversion.benchmark.world.BenchmarkRelation;
import io.github.reversion.benchmark.world.EntityPair;
import io.github.reversion.benchmark.world.Scene;
import io.github.reversion.benchmark.world.SceneCaption;
import io.github.reversion.benchmark.world.SceneSampler;
import io.github.reversion.benchmark.world.SceneSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The series of trials of the benchmark; all say the ground and the style. */
public final class Trials {
  private static final int FIRST = 100;

  private Trials() {}

  /** Scenes of any kind, each fact said by the first of its words. */
  public static List<Trial> scenes(SceneSplit split, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              Scene scene = SceneSampler.scene(split, FIRST + i);
              return new Trial(SceneCaption.full(scene).toString(), i, scene);
            })
        .toList();
  }

  /**
   * Pairs of entities in a relation, said in some way; none of the pairs is in its exemplars.
   *
   * @param between what is said between A and B: words, or {@code {}} for a learned relation
   */
  public static List<Trial> relation(BenchmarkRelation relation, String between, int count) {
    Set<EntityPair> shown =
        ExemplarFolders.scenes(relation).stream().map(Scene::pair).collect(Collectors.toSet());
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; trials.size() < count; i++) {
      Scene scene = SceneSampler.scene(relation, SceneSplit.BENCHMARK, FIRST + i);
      if (!shown.contains(scene.pair())) {
        trials.add(new Trial(prompt(scene, between), trials.size(), scene));
      }
    }
    return trials;
  }

  private static String prompt(Scene scene, String between) {
    return SceneCaption.of(scene, List.of(), true, true).with(between);
  }
}
