package io.github.reversion.harness.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.RunFailedException;
import io.github.reversion.UserException;
import io.github.reversion.harness.json.Json;
import io.github.reversion.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results of 40 prompts, of which some got worse. */
class GaugeTest {
  private static final int PROMPTS = 40;

  @TempDir private Path temp;

  /**
   * Results by one method.
   *
   * @param good prompts at which relation is right and nothing leaks
   */
  private static Results results(int prompts, int good) {
    List<PromptScores> scores = new ArrayList<>();
    for (int i = 0; i < prompts; i++) {
      double right = i < good ? 1 : 0;
      scores.add(
          new PromptScores(
              "on",
              "full",
              "a {} b" + i,
              2,
              Map.of("oracle.relation", right, "oracle.leakage", 1 - right)));
    }
    List<Figure> figures =
        List.of(
            new Figure("oracle.leakage", "full", "", "share", 2, 1, 0, List.of()),
            new Figure("oracle.relation", "full", "", "share", 2, 1, 1, List.of()));
    return new Results(
        1,
        "s",
        "hash",
        "m",
        "v",
        Map.of("oracle", "1"),
        Map.of(),
        Map.of(),
        80,
        figures,
        List.of(),
        scores);
  }

  private Path file(String name, Results results) {
    Path file = temp.resolve(name);
    Json.write(file, results);
    return file;
  }

  private List<Drop> compare(String metric, double most, Results base, Results next) {
    return new Gauge(metric, most).compare(file("base.json", base), file("next.json", next));
  }

  @Test
  void anEqualRunPassesWhateverIsAllowed() {
    List<Drop> drops = compare("relation", 0, results(PROMPTS, 30), results(PROMPTS, 30));
    assertEquals(1, drops.size());
    assertTrue(drops.get(0).isSmall());
    assertEquals(
        "oracle.relation: full lost 0.0000 (95 % 0.0000 to 0.0000) over 40 prompts; allowed is 0.0",
        drops.get(0).toString());
  }

  @Test
  void aWorseRunIsBlockedAndABetterOnePasses() {
    Results base = results(PROMPTS, 30);
    Drop worse = compare("relation", 0.02, base, results(PROMPTS, 29)).get(0);
    assertEquals(0.025, worse.change().mean(), 1e-12);
    assertFalse(worse.isSmall());
    assertTrue(compare("relation", 0.025, base, results(PROMPTS, 29)).get(0).isSmall());
    Drop better = compare("oracle.relation", 0, base, results(PROMPTS, 35)).get(0);
    assertEquals(-0.125, better.change().mean(), 1e-12);
    assertTrue(better.isSmall());
  }

  @Test
  void moreLeakageIsWorse() {
    assertFalse(
        compare("leakage", 0.1, results(PROMPTS, 30), results(PROMPTS, 20)).get(0).isSmall());
    assertTrue(
        compare("leakage", 0.1, results(PROMPTS, 20), results(PROMPTS, 30)).get(0).isSmall());
  }

  @Test
  void promptsThatTheBaseLacksDoNotCountAndThoseThatTheNewRunLacksFailIt() {
    Drop drop = compare("relation", 0, results(20, 20), results(PROMPTS, 20)).get(0);
    assertEquals(20, drop.change().clusters());
    assertTrue(drop.isSmall());
    RunFailedException lacking =
        assertThrows(
            RunFailedException.class,
            () -> compare("relation", 1, results(PROMPTS, 30), results(39, 30)));
    assertEquals(
        temp.resolve("next.json")
            + " lacks images of 1 prompts that the base has, such as 'a {} b39' by full; run it to"
            + " its end.",
        lacking.getMessage());
  }

  /** Results whose second method has directions at the first prompts only, half of them right. */
  private static Results directed(String kind, int prompts) {
    List<PromptScores> scores = new ArrayList<>(results(PROMPTS, 30).prompts());
    for (int i = 0; i < PROMPTS; i++) {
      Map<String, Double> means =
          i < prompts ? Map.of("oracle.direction", i % 2.0) : Map.of("oracle.relation", 0.0);
      scores.add(new PromptScores("on", "broken", "a {} b" + i, 2, means));
    }
    List<Figure> figures = new ArrayList<>(results(PROMPTS, 30).figures());
    figures.add(
        new Figure("oracle.direction", "broken", "", kind, prompts, prompts, 0.5, List.of()));
    return with(figures, Map.of("oracle", "1"), scores);
  }

  private static Results with(
      List<Figure> figures, Map<String, String> scorers, List<PromptScores> prompts) {
    return new Results(
        1, "s", "hash", "m", "v", scorers, Map.of(), Map.of(), 80, figures, List.of(), prompts);
  }

  @Test
  void aScoreThatTheNewRunHasNoMoreCountsAsTheWorst() {
    Results base = directed("share", 20);
    assertTrue(compare("direction", 0, base, directed("share", 20)).get(0).isSmall());
    Drop some = compare("direction", 0, base, directed("share", 10)).get(0);
    assertEquals("broken", some.method());
    assertEquals(5 / 20.0, some.change().mean(), 1e-12);
    Drop all = compare("direction", 0, base, directed("share", 0)).get(0);
    assertEquals(20, all.change().clusters());
    assertEquals(0.5, all.change().mean(), 1e-12);
    Results none = results(PROMPTS, 30);
    List<PromptScores> unseen =
        base.prompts().stream()
            .map(p -> new PromptScores(p.relation(), p.method(), p.prompt(), 2, Map.of()))
            .toList();
    Results blind = with(none.figures(), none.scorers(), unseen);
    assertFalse(compare("direction", 0.4, base, blind).get(0).isSmall());
  }

  @Test
  void aMeanThatTheNewRunHasNoMoreAndAScorerThatItWasNotScoredByFailIt() {
    RunFailedException mean =
        assertThrows(
            RunFailedException.class,
            () -> compare("direction", 1, directed("mean", 20), directed("mean", 19)));
    assertEquals(
        temp.resolve("next.json")
            + ", prompts: 'a {} b19' by broken has no oracle.direction, and the base has; score it"
            + " to its end.",
        mean.getMessage());
    Results base = results(PROMPTS, 30);
    RunFailedException scorer =
        assertThrows(
            RunFailedException.class,
            () ->
                compare(
                    "relation",
                    1,
                    base,
                    with(base.figures(), Map.of("clip", "2"), base.prompts())));
    assertTrue(
        scorer.getMessage().contains("next.json, scorers: lacks oracle, by which the base was"),
        scorer.getMessage());
  }

  @Test
  void aSummaryIsReadAndCannotBeComparedPromptByPrompt() {
    Path summary = temp.resolve("summary.json");
    results(PROMPTS, 30).writeSummary(summary);
    assertEquals(results(PROMPTS, 30).figures(), Results.read(summary).figures());
    Path whole = file("whole.json", results(PROMPTS, 30));
    Gauge gauge = new Gauge("relation", 0);
    String told =
        summary + ", prompts: has none, as a summary has; it cannot be compared prompt by";
    assertRefused(told, () -> gauge.compare(summary, whole));
    assertRefused(told, () -> gauge.compare(whole, summary));
  }

  private static Results changed(String suite, String hash, Map<String, String> scorers) {
    Results r = results(PROMPTS, 30);
    return new Results(
        1,
        suite,
        hash,
        "m2",
        "v2",
        scorers,
        Map.of(),
        Map.of(),
        80,
        r.figures(),
        List.of(),
        r.prompts());
  }

  private void assertRefused(String told, Runnable call) {
    UserException refused = assertThrows(UserException.class, call::run);
    assertTrue(refused.getMessage().contains(told), refused.getMessage());
  }

  @Test
  void whatCannotBeComparedIsRefusedByFileAndKey() throws IOException {
    Results base = results(PROMPTS, 30);
    Map<String, String> oracle = Map.of("oracle", "1");
    assertTrue(compare("relation", 0, base, changed("s", "hash", oracle)).get(0).isSmall());
    Path next = temp.resolve("next.json");
    assertRefused(
        next + ", suite: is t, and the base has s",
        () -> compare("relation", 0, base, changed("t", "hash", oracle)));
    assertRefused(
        next + ", suite_sha256: is other, and the base has hash",
        () -> compare("relation", 0, base, changed("s", "other", oracle)));
    assertRefused(
        next + ", scorers.oracle: is 2, and the base has 1",
        () -> compare("relation", 0, base, changed("s", "hash", Map.of("oracle", "2"))));
    assertRefused(
        temp.resolve("base.json")
            + ", figures: nothing was scored by 'beauty'; there are oracle.leakage, oracle.relation.",
        () -> compare("beauty", 0, base, base));
    assertRefused(
        temp.resolve("none.json") + " is missing; write it anew with 'reversion report DIR'",
        () -> new Gauge("relation", 0).compare(temp.resolve("none.json"), next));
    Files.writeString(
        next, Files.readString(next).replaceFirst("\"schema\" : 1", "\"schema\" : 9"));
    assertRefused(
        next + ", schema: is 9, and this program reads 1",
        () -> new Gauge("relation", 0).compare(temp.resolve("base.json"), next));
    Files.writeString(
        next,
        Files.readString(temp.resolve("base.json"))
            .replaceFirst("\"oracle.relation\" : 1.0", "\"oracle.relation\" : 1e999"));
    assertRefused(
        "oracle.relation is Infinity",
        () -> new Gauge("relation", 0).compare(temp.resolve("base.json"), next));
  }

  @Test
  void anAllowanceThatIsNoneIsRefused() {
    for (double most : new double[] {-0.1, Double.NaN}) {
      assertThrows(SettingException.class, () -> new Gauge("relation", most));
    }
  }
}
