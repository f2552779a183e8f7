package io.github.reversion.benchmark.measure;

import io.github.reversion.benchmark.folder.ExemplarFolders;
import io.github.reversion.benchmark.world.BenchmarkRelation;
import io.github.reversion.benchmark.world.Entity;
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
import java.util.stream.Stream;

/** The series of trials of the benchmark; all say the ground and the style. */
final class Trials {
  private static final int FIRST = 100;

  private Trials() {}

  /** Scenes of any kind, each fact said by the first of its words. */
  static List<Trial> scenes(SceneSplit split, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              Scene scene = SceneSampler.scene(split, FIRST + i);
              return new Trial(SceneCaption.full(scene).toString(), i, scene, Set.of());
            })
        .toList();
  }

  /**
   * Pairs of entities in a relation, said in some way; none of the pairs is in its exemplars.
   *
   * @param between what is said between A and B: words, or {@code {}} for a learned relation
   */
  static List<Trial> relation(BenchmarkRelation relation, String between, int count) {
    List<Scene> exemplars = ExemplarFolders.scenes(relation);
    Set<EntityPair> shown = exemplars.stream().map(Scene::pair).collect(Collectors.toSet());
    Set<Entity> strangers =
        exemplars.stream()
            .flatMap(scene -> Stream.of(scene.a(), scene.b()))
            .collect(Collectors.toSet());
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; trials.size() < count; i++) {
      Scene scene = SceneSampler.scene(relation, SceneSplit.BENCHMARK, FIRST + i);
      if (!shown.contains(scene.pair())) {
        trials.add(new Trial(prompt(scene, between), trials.size(), scene, strangers));
      }
    }
    return trials;
  }

  private static String prompt(Scene scene, String between) {
    return SceneCaption.of(scene, List.of(), true, true).with(between);
  }
}
