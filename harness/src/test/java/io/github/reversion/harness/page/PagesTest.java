package io.github.reversion.harness.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.benchmark.suite.Suites;
import io.github.reversion.harness.TinySuite;
import io.github.reversion.harness.report.Results;
import io.github.reversion.harness.world.WorldMeasures;
import io.github.reversion.pipeline.ModelFingerprint;
import io.github.reversion.store.ModelStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The pages say what was measured of the embedded model. After a change of the model, of the suite
 * or of the templates, measure and give world report, as benchmark/models/README.md says.
 */
class PagesTest {
  private static final Path DOCS = Path.of("..", "docs");
  private static final Path BENCHMARK = Path.of("..", "benchmark");
  private static final Results RESULTS = Results.read(BENCHMARK.resolve("results/mini.json"));
  private static final Ablation ABLATION = new Ablation(Suites.named("mini"), RESULTS);
  private static final WorldMeasures WORLD =
      WorldMeasures.read(BENCHMARK.resolve("results/world.json"));

  private static Path mini() {
    return TinySuite.STORE.model(ModelStore.MINI);
  }

  @Test
  void resultsAreOfTheEmbeddedModel() {
    assertEquals(ModelFingerprint.of(mini()), RESULTS.model());
    assertEquals(ModelFingerprint.of(mini()), WORLD.model());
  }

  @Test
  void worldPageIsMadeFromTheResults() throws IOException {
    assertEquals(WorldPage.of(ABLATION, WORLD), Files.readString(DOCS.resolve("world.md")));
  }

  @Test
  void modelCardIsMadeFromModelResultsAndTrainings() throws IOException {
    Path training = BENCHMARK.resolve("models/training.csv");
    String card = ModelCard.of(TinySuite.STORE, ABLATION, WORLD, training);
    assertEquals(card, Files.readString(DOCS.resolve("model-card.md")));
  }

  @Test
  void figuresAreThere() {
    assertTrue(Files.exists(DOCS.resolve("world").resolve("placements.png")));
    assertTrue(Files.exists(DOCS.resolve("world").resolve("relations.png")));
  }
}
