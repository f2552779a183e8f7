package io.github.reversion.benchmark.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.reversion.benchmark.folder.ExemplarFolders;
import io.github.reversion.benchmark.world.BenchmarkRelation;
import io.github.reversion.benchmark.world.EntityPair;
import io.github.reversion.benchmark.world.Scene;
import io.github.reversion.benchmark.world.SceneCaption;
import io.github.reversion.benchmark.world.SceneSampler;
import io.github.reversion.benchmark.world.SceneSplit;
import io.github.reversion.exemplar.ExemplarHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The suites of the embedded model ask for what the scene world can show. Their relations are
 * written out, so that a suite's file is all of it; after a change of the world this test writes
 * them anew, to be copied into place.
 */
class WorldSuitesTest {
  private static final String RELATIONS = "\nrelations:\n";

  /** The exemplars are the first scenes of the split, and more may be wanted some day. */
  private static final int FIRST = 100;

  static Stream<Arguments> suites() {
    return Stream.of(
        Arguments.of("mini", EnumSet.allOf(BenchmarkRelation.class), 48),
        Arguments.of(
            "mini-ci",
            EnumSet.of(
                BenchmarkRelation.BACK2BACK,
                BenchmarkRelation.HANGING_FROM,
                BenchmarkRelation.WRAPPED_IN),
            32));
  }

  @ParameterizedTest
  @MethodSource("suites")
  void relationsAreThoseOfTheWorld(String name, Set<BenchmarkRelation> relations, int scenarios)
      throws IOException {
    Path file = Path.of("suites", name + ".yaml");
    String text = Files.readString(file);
    YamlKeys keys = YamlFile.read(name, text.getBytes(StandardCharsets.UTF_8)).keys();
    String written = ExpectedBlock.of(text, keys).without();
    String head = written.substring(0, written.indexOf(RELATIONS) + RELATIONS.length());
    String whole =
        relations.stream()
            .map(relation -> relation(relation, scenarios))
            .collect(Collectors.joining("", head, ""));
    if (!whole.equals(written)) {
      Path anew = Files.writeString(Path.of("target", name + ".yaml"), whole);
      fail(file + " is not as the world is now; copy " + anew.toAbsolutePath() + " over it");
    }
  }

  private static String relation(BenchmarkRelation relation, int scenarios) {
    return """
          - name: "%s"
            exemplars: world:%s
            sha256: %s
            words: "%s"
        %s    scenarios:
        %s"""
        .formatted(
            relation,
            relation,
            ExemplarHash.of(ExemplarFolders.exemplars(relation)),
            relation.words(),
            relation.isControl() ? "    control: true\n" : "",
            scenes(relation, scenarios)
                .map(
                    scene ->
                        "      - { a: %s, b: %s, background: %s, style: %s }\n"
                            .formatted(scene.a(), scene.b(), scene.ground(), scene.style()))
                .collect(Collectors.joining()));
  }

  /**
   * All pairs differ, and none is among the exemplars, either way round. Where a relation has a
   * direction, the suite asks for each scenario the other way round too: then half as many are
   * written.
   */
  private static Stream<Scene> scenes(BenchmarkRelation relation, int scenarios) {
    int count = relation.isSymmetric() ? scenarios : scenarios / 2;
    Set<EntityPair> taken = new HashSet<>();
    ExemplarFolders.scenes(relation).forEach(scene -> isNew(scene.pair(), taken));
    return LongStream.range(FIRST, FIRST + 10L * count)
        .mapToObj(i -> SceneSampler.scene(relation, SceneSplit.BENCHMARK, i))
        .filter(scene -> relation.isSymmetric() || canBeSwapped(relation, scene))
        .filter(scene -> isNew(scene.pair(), taken))
        .limit(count);
  }

  /** Whether a pair was not taken yet, either way round; takes it. */
  private static boolean isNew(EntityPair pair, Set<EntityPair> taken) {
    taken.add(pair.swapped());
    return taken.add(pair);
  }

  private static boolean canBeSwapped(BenchmarkRelation relation, Scene scene) {
    return relation.allows(scene.pair().swapped(), scene.ground());
  }

  private static String prompt(Scene scene) {
    return SceneCaption.of(scene, List.of(), true, true).with("{}");
  }

  @Test
  void promptsAreWrittenAsTheModelHasLearned() {
    Scene scene = SceneSampler.scene(BenchmarkRelation.ON, SceneSplit.BENCHMARK, 0);
    Scenario scenario =
        new Scenario(
            scene.a().toString(),
            scene.b().toString(),
            Optional.of(scene.ground().toString()),
            Optional.of(scene.style().toString()));
    assertEquals(prompt(scene), scenario.prompt("{}"));
    assertEquals(SceneCaption.full(scene).toString(), scenario.prompt("on"));
  }
}
