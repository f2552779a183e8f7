package io.github.reversion.benchmark.measure;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.benchmark.statistics.Share;
import io.github.reversion.benchmark.world.BenchmarkRelation;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.Precision;
import io.github.reversion.inversion.InversionOptions;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.store.ModelStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small part of what was measured of the embedded model, measured again. */
@Tag("slow")
class EmbeddedModelTest {
  private static final Results MEASURED = Results.read(Path.of("results", "mini.json"));
  private static final int COUNT = 100;

  @TempDir static Path temp;
  private static StableDiffusion mini;

  @BeforeAll
  static void load() {
    Path folder = new ModelStore(temp).model(ModelStore.MINI);
    mini = StableDiffusion.load(folder, ComputeDevice.cpu(), Precision.FP32);
  }

  @AfterAll
  static void close() {
    mini.close();
  }

  private static Results measured(Row row, int count) {
    return measured(row, count, EnumSet.allOf(BenchmarkRelation.class));
  }

  private static Results measured(Row row, int count, Set<BenchmarkRelation> relations) {
    GenerationOptions quick = GenerationOptions.quick();
    GenerationOptions drawing =
        new GenerationOptions(quick.sampler(), quick.steps(), quick.guidanceScale(), "", 0, 0, 8);
    MeasuredFolder folder = new MeasuredFolder(temp.resolve(row.toString()));
    new Study(
            mini,
            drawing,
            InversionOptions.quick(),
            folder,
            relations,
            count,
            1,
            InstantSource.system(),
            () -> false)
        .measure(row, (series, tally) -> {});
    return folder.results();
  }

  private static void assertAsMeasured(String what, Share now, Share then) {
    assertTrue(
        now.low() <= then.high() && now.high() >= then.low(),
        () -> "%s: %s now, %s in the results".formatted(what, now, then));
  }

  @Test
  void wordsSayTheTenRelationsAsOftenAsMeasured() {
    Tally now = measured(Row.WORDS, COUNT).of(Row.WORDS);
    Tally then = MEASURED.of(Row.WORDS);
    assertAsMeasured("relation", now.share(now.relation()), then.share(then.relation()));
    assertAsMeasured("entities", now.share(now.entities()), then.share(then.entities()));
    assertAsMeasured("ground", now.share(now.ground()), then.share(then.ground()));
  }

  @Test
  void andSaysThemAsSeldomAsMeasured() {
    Tally now = measured(Row.AND, COUNT).of(Row.AND);
    Tally then = MEASURED.of(Row.AND);
    assertAsMeasured("relation", now.share(now.relation()), then.share(then.relation()));
    assertTrue(
        then.share(then.relation()).high()
            < MEASURED.of(Row.FULL).share(MEASURED.of(Row.FULL).relation()).low(),
        "what was learned does not differ from the floor");
  }

  @Test
  void theAutoencoderBringsScenesBackAsMeasured() {
    Results now = measured(Row.AUTOENCODER, COUNT);
    assertTrue(Math.abs(now.psnr() - MEASURED.psnr()) < 0.5, () -> "PSNR " + now.psnr());
    Tally read = now.of(Row.AUTOENCODER);
    Tally then = MEASURED.of(Row.AUTOENCODER);
    assertAsMeasured("relation", read.share(read.relation()), then.share(then.relation()));
  }

  /** Ten times as many as the pictures of one relation. */
  @Test
  void aTokenLearnedAnewSaysItsRelationAsOftenAsMeasured() {
    BenchmarkRelation relation = BenchmarkRelation.HANGING_FROM;
    Tally now = measured(Row.FULL, 240, Set.of(relation)).of(Row.FULL, relation);
    Tally then = MEASURED.of(Row.FULL, relation);
    assertAsMeasured("relation", now.share(now.relation()), then.share(then.relation()));
  }
}
