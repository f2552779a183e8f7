package io.github.reversion.harness.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.benchmark.suite.Suites;
import io.github.reversion.compute.Precision;
import io.github.reversion.harness.TinySuite;
import io.github.reversion.run.Figures;
import io.github.reversion.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanTest {
  @TempDir private Path temp;

  @Test
  void theWholeSuiteIsAllOfItsInversionsAndImages() {
    for (String name : Suites.NAMES) {
      Suite suite = Suites.named(name);
      Plan plan = Plan.of(suite, Selection.ALL);
      assertEquals(suite.images(), plan.images());
      assertEquals(suite.inversions(), plan.inversions().size());
      assertEquals(suite.relations(), plan.relations());
    }
  }

  @Test
  void aSelectionIsDoneInTheOrderOfTheSuite() {
    Plan plan =
        Plan.of(
            TinySuite.read(temp),
            new Selection(List.of("full", "and"), List.of("hanging_from"), 1));
    assertEquals("tiny: 1 inversions, 2 prompts, 4 images", plan.toString());
    assertEquals("full of hanging_from with seed 0", plan.inversions().get(0).toString());
    assertEquals(
        List.of(
            "red star and blue circle , black background , outlined style",
            "red star {} blue circle , black background , outlined style"),
        plan.prompts().stream().map(Unit.Images::drawn).toList());
    assertEquals(
        "red star {} blue circle , black background , outlined style",
        plan.prompts().get(0).prompt());
    assertEquals(
        4,
        Plan.of(TinySuite.read(temp), new Selection(List.of("and"), List.of(), 9))
            .prompts()
            .size());
  }

  @Test
  void seedsLearnEachRelationSeveralTimesAndShareItsImages() {
    Suite suite = Suite.read(TinySuite.write(temp, "seeds: 3\n"));
    Plan plan = Plan.of(suite, new Selection(List.of(), List.of("on"), 0));
    assertEquals(
        List.of("full of on with seed 0", "full of on with seed 1", "full of on with seed 2"),
        plan.inversions().stream().map(Unit.Inversion::toString).toList());
    assertEquals(6, suite.inversions());
    assertEquals(
        List.of(0L, 1L, 2L),
        plan.inversions().stream().map(unit -> unit.options().seed()).toList());
    // Two images of two prompts: the fourth is drawn by the first seed again.
    List<Unit.Images> learned =
        plan.prompts().stream().filter(prompt -> prompt.method().name().equals("full")).toList();
    assertEquals(1, Unit.Inversion.of(suite, learned.get(0), 1).orElseThrow().seed());
    assertEquals(2, Unit.Inversion.of(suite, learned.get(1), 0).orElseThrow().seed());
    assertEquals(0, Unit.Inversion.of(suite, learned.get(1), 1).orElseThrow().seed());
    assertEquals(Optional.empty(), Unit.Inversion.of(suite, plan.prompts().get(0), 0));
  }

  @Test
  void onlyWhatDrawsAnImageIsLearned() {
    Suite suite = Suite.read(TinySuite.write(temp, "seeds: 3\n"));
    Plan plan = Plan.of(suite, new Selection(List.of("full"), List.of("on"), 1));
    assertEquals("tiny: 2 inversions, 1 prompts, 2 images", plan.toString());
  }

  @Test
  void withoutAMethodThatLearnsThereIsNothingToLearn() {
    Plan plan = Plan.of(TinySuite.read(temp), new Selection(List.of("and"), List.of(), 0));
    assertEquals(List.of(), plan.inversions());
    assertEquals(8, plan.images());
  }

  @Test
  void whatTheSuiteDoesNotHaveIsRefused() {
    Suite suite = TinySuite.read(temp);
    assertRefused(
        "methods names 'ful'; possible in this suite are and, full.",
        () -> Plan.of(suite, new Selection(List.of("ful"), List.of(), 0)));
    assertRefused(
        "relations names 'hug'; possible in this suite are on, hanging_from.",
        () -> Plan.of(suite, new Selection(List.of(), List.of("hug"), 0)));
    assertRefused("limit is -1", () -> new Selection(List.of(), List.of(), -1));
  }

  private static void assertRefused(String sentence, Runnable call) {
    SettingException refused = assertThrows(SettingException.class, call::run);
    assertTrue(refused.getMessage().startsWith(sentence), refused.getMessage());
  }

  @Test
  void anEstimateMultipliesTheFiguresItStates() {
    Plan plan = Plan.of(TinySuite.read(temp), Selection.ALL);
    Estimate one = Estimate.of(plan, new Figures(0.5, 100 << 20, 10 << 20), 1, false);
    // 16 images of 2 steps, guided; 2 inversions of 2 steps, 2 images each.
    assertEquals(16 * 2 * 2 + 2 * 2 * 2 * 3, one.passes());
    assertEquals(44, one.seconds());
    assertEquals(110 << 20, one.bytes());
    assertTrue(one.toString().startsWith("about 44 s and 0.1 GiB with 1 worker\n"), one.toString());
    assertTrue(one.toString().contains("assumed: 88 passes of 0.500 s"), one.toString());
    Estimate two = Estimate.of(plan, new Figures(0.5, 100 << 20, 10 << 20), 2, false);
    assertEquals(22, two.seconds());
    assertEquals(120 << 20, two.bytes());
    // Two that share one GPU take as long as one.
    Estimate shared = Estimate.of(plan, new Figures(0.5, 100 << 20, 10 << 20), 2, true);
    assertEquals(44, shared.seconds());
    Figures half = new Figures(0.5, 100 << 20, 10 << 20).in(Precision.FP16);
    assertEquals(55 << 20, Estimate.of(plan, half, 1, false).bytes());
  }

  @Test
  void lookingForWordsToStartFromCounts() throws IOException {
    Path file = TinySuite.write(temp);
    Files.writeString(
        file, Files.readString(file).replace("initializer: and", "initializer: <words>"));
    Plan plan = Plan.of(Suite.read(file), Selection.ALL);
    // Each of two inversions may try three words a step, on 16 samples.
    assertEquals(88 + 2 * 6 * 16, Estimate.of(plan, new Figures(1, 0, 0), 1, false).passes());
  }
}
