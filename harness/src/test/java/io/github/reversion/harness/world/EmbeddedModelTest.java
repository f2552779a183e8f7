package io.github.reversion.harness.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.benchmark.statistics.Share;
import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.Precision;
import io.github.reversion.harness.TinySuite;
import io.github.reversion.harness.plan.Plan;
import io.github.reversion.harness.plan.Selection;
import io.github.reversion.harness.report.Aggregation;
import io.github.reversion.harness.report.Results;
import io.github.reversion.harness.runs.LocalUnitRunner;
import io.github.reversion.harness.runs.RunFolder;
import io.github.reversion.harness.runs.RunListener;
import io.github.reversion.harness.runs.SuiteRun;
import io.github.reversion.harness.runs.Workers;
import io.github.reversion.harness.score.OracleScorer;
import io.github.reversion.harness.score.Scoring;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.store.ModelStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A small part of what was measured of the embedded model, measured again. What was measured and
 * what is must have 95 % intervals that meet: they do not where the model draws much worse than it
 * did, or much better.
 */
@Tag("slow")
class EmbeddedModelTest {
  private static final Path BENCHMARK = Path.of("..", "benchmark");
  private static final Results MEASURED = Results.read(BENCHMARK.resolve("results/mini.json"));
  private static final WorldMeasures WORLD =
      WorldMeasures.read(BENCHMARK.resolve("results/world.json"));
  private static final String RELATION = "oracle.relation";
  private static final int COUNT = 100;
  private static final Workers TWO = new Workers(2);

  @TempDir static Path temp;
  private static StableDiffusion mini;

  @BeforeAll
  static void load() {
    Path folder = TinySuite.STORE.model(ModelStore.MINI);
    mini = StableDiffusion.load(folder, ComputeDevice.cpu(), Precision.FP32);
  }

  @AfterAll
  static void close() {
    mini.close();
  }

  private static WorldMeasures measured(Row row) {
    WorldFolder folder = new WorldFolder(temp.resolve("world"));
    new WorldMeasuring(
            mini,
            TinySuite.STORE,
            folder,
            OptionalInt.of(COUNT),
            1,
            InstantSource.system(),
            () -> false,
            EmbeddedModelTest::fail)
        .measure(row);
    return WorldMeasures.of(folder, EmbeddedModelTest::fail);
  }

  private static void fail(String warning) {
    throw new AssertionError(warning);
  }

  /** A part of the suite mini, with a single seed. */
  private static Results run(String method, List<String> relations, int limit) throws IOException {
    String text = Files.readString(BENCHMARK.resolve("suites/mini.yaml"));
    Path file = temp.resolve("mini.yaml");
    Suite suite = Suite.read(Files.writeString(file, text.replace("seeds: 3", "seeds: 1")));
    assertEquals(1, suite.seeds());
    RunFolder folder = new RunFolder(temp.resolve(method));
    Plan plan = Plan.of(suite, new Selection(List.of(method), relations, limit));
    LocalUnitRunner runner =
        new LocalUnitRunner(suite, mini, folder, TinySuite.STORE, 1, RunListener.NONE::warning);
    new SuiteRun(plan, runner, folder, TWO, InstantSource.system(), RunListener.NONE)
        .run(TinySuite.STORE);
    new Scoring(folder, new OracleScorer(), TWO, RunListener.NONE).run();
    return Aggregation.of(folder, EmbeddedModelTest::fail);
  }

  private static Share share(Results results, String measure, String method, String relation) {
    return results.figure(measure, method, relation).orElseThrow().share();
  }

  private static Share share(WorldMeasures measures, String measure, Row row) {
    return measures.figure(measure, row).orElseThrow().share();
  }

  private static void assertAsMeasured(String what, Share now, Share then) {
    assertTrue(
        now.low() <= then.high() && now.high() >= then.low(),
        () -> "%s: %s now, %s in the results".formatted(what, now, then));
  }

  @Test
  void wordsSayTheTenRelationsAsOftenAsMeasured() throws IOException {
    Results now = run("words", List.of(), COUNT / 20);
    for (String measure : List.of(RELATION, "oracle.entities", "oracle.ground")) {
      assertAsMeasured(
          measure, share(now, measure, "words", ""), share(MEASURED, measure, "words", ""));
    }
  }

  @Test
  void scenesOfAllKindsAreDrawnAsMeasured() {
    WorldMeasures now = measured(Row.SCENES);
    for (String measure : List.of(RELATION, "oracle.entities", "oracle.ground")) {
      assertAsMeasured(measure, share(now, measure, Row.SCENES), share(WORLD, measure, Row.SCENES));
    }
  }

  @Test
  void theClassifierReadsScenesAsMeasured() {
    WorldMeasures now = measured(Row.CLASSIFIER);
    for (String measure : List.of("classifier.relation", "classifier.entities")) {
      assertAsMeasured(
          measure, share(now, measure, Row.CLASSIFIER), share(WORLD, measure, Row.CLASSIFIER));
    }
  }

  @Test
  void clipKnowsCaptionsAsMeasured() {
    String measure = WorldMeasures.CAPTION;
    assertAsMeasured(
        measure, share(measured(Row.CLIP), measure, Row.CLIP), share(WORLD, measure, Row.CLIP));
  }

  @Test
  void theAutoencoderBringsScenesBackAsMeasured() {
    WorldMeasures now = measured(Row.AUTOENCODER);
    double then = WORLD.figure(WorldMeasures.PSNR, Row.AUTOENCODER).orElseThrow().value();
    assertEquals(then, now.figure(WorldMeasures.PSNR, Row.AUTOENCODER).orElseThrow().value(), 0.5);
    assertAsMeasured(
        RELATION, share(now, RELATION, Row.AUTOENCODER), share(WORLD, RELATION, Row.AUTOENCODER));
  }

  @Test
  void aTokenLearnedAnewSaysItsRelationAsOftenAsMeasured() throws IOException {
    String relation = "hanging_from";
    Share now = share(run("full", List.of(relation), COUNT / 4), RELATION, "full", relation);
    Share floor = share(MEASURED, RELATION, "and", relation);
    assertTrue(now.low() > floor.value(), () -> now + " does not differ from the floor " + floor);
    MEASURED
        .figure(RELATION, "full", relation)
        .ifPresent(then -> assertAsMeasured(RELATION, now, then.share()));
  }
}
