package io.github.reversion.benchmark.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.reversion.benchmark.world.BenchmarkRelation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SwappedScenariosTest {
  private static final ExemplarSource ELSEWHERE = new ExemplarSource.Folder(Path.of("folder"));

  private static final String SUITE =
      """
      schema: 1
      name: small
      description: Both ways round.
      model: mini
      preset: quick
      images_per_prompt: 2
      swapped: true
      methods:
        - { name: and, says: and }
      relations:
        - name: on
          exemplars: on
          sha256: HASH
          scenarios:
            - { a: cat, b: stone, background: gray, style: flat }
            - { a: dog, b: wall }
            - { a: wall, b: dog }
        - name: hug
          exemplars: hug
          sha256: HASH
          symmetric: true
          scenarios:
            - { a: cat, b: dog }
        - name: shake_hands
          exemplars: world:shake_hands
          sha256: HASH
          scenarios:
            - { a: red star, b: blue circle }
      """
          .replace("HASH", "0123456789abcdef".repeat(4));

  private static Suite suite(String yaml) {
    return Suite.of("small.yaml", yaml.getBytes(StandardCharsets.UTF_8), Path.of(""));
  }

  private static List<String> prompts(SuiteRelation relation) {
    return relation.scenarios().stream().map(scenario -> scenario.prompt("{}")).toList();
  }

  @Test
  void whatIsNotThereYetIsAddedBehindAllOthers() {
    assertEquals(
        List.of(
            "cat {} stone , gray background , flat style",
            "dog {} wall",
            "wall {} dog",
            "stone {} cat , gray background , flat style"),
        prompts(suite(SUITE).relations().get(0)));
  }

  @Test
  void aRelationThatLooksTheSameBothWaysIsNotSwapped() {
    Suite suite = suite(SUITE);
    assertEquals(List.of("cat {} dog"), prompts(suite.relations().get(1)));
    assertEquals(List.of("red star {} blue circle"), prompts(suite.relations().get(2)));
  }

  @Test
  void nothingIsAddedWhereTheSuiteDoesNotSaySoAndSeedsStayTheSame() {
    Suite swapped = suite(SUITE);
    Suite plain = suite(SUITE.replace("swapped: true\n", ""));
    SuiteRelation on = plain.relations().get(0);
    assertEquals(3, on.scenarios().size());
    Scenario first = on.scenarios().get(0);
    assertEquals(plain.seed(on, first, 1), swapped.seed(swapped.relations().get(0), first, 1));
    assertNotEquals(plain.seed(on, first, 1), plain.seed(on, first.swapped(), 1));
  }

  private static int count(BenchmarkRelation relation, String a, String b, String ground) {
    Scenario scenario = new Scenario(a, b, Optional.ofNullable(ground), Optional.empty());
    ExemplarSource world = new ExemplarSource.World(relation);
    assertEquals(2, SwappedScenarios.addedTo(List.of(scenario), ELSEWHERE).size());
    return SwappedScenarios.addedTo(List.of(scenario), world).size();
  }

  @Test
  void whatNoPictureOfTheSceneWorldCanShowIsLeftOut() {
    assertEquals(2, count(BenchmarkRelation.RIDE_ON, "red star", "blue heart", null));
    assertEquals(1, count(BenchmarkRelation.RIDE_ON, "red star", "blue circle", null));
    assertEquals(1, count(BenchmarkRelation.CARVED_BY, "red heart", "blue cross", null));
    assertEquals(2, count(BenchmarkRelation.ON, "red heart", "blue cross", "brown"));
    assertEquals(2, count(BenchmarkRelation.ON, "cat", "stone", null));
  }
}
