package io.github.reversion.benchmark.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.benchmark.measure.Results;
import io.github.reversion.pipeline.ModelFingerprint;
import io.github.reversion.store.ModelStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pages say what was measured of the embedded model. After a change of the model or of the
 * templates, run world measure and world report.
 */
class PagesTest {
  private static final Path DOCS = Path.of("..", "docs");
  private static final Results RESULTS = Results.read(Path.of("results", "mini.json"));

  @TempDir private Path home;

  private Path mini() {
    return new ModelStore(home).model(ModelStore.MINI);
  }

  @Test
  void resultsAreOfTheEmbeddedModel() {
    assertEquals(ModelFingerprint.of(mini()), RESULTS.setup().model());
  }

  @Test
  void worldPageIsMadeFromTheResults() throws IOException {
    assertEquals(WorldPage.of(RESULTS), Files.readString(DOCS.resolve("world.md")));
  }

  @Test
  void modelCardIsMadeFromModelResultsAndTrainings() throws IOException {
    Path training = Path.of("models", "training.csv");
    String card = ModelCard.of(List.of(mini()), RESULTS, training);
    assertEquals(card, Files.readString(DOCS.resolve("model-card.md")));
  }

  @Test
  void figuresAreThere() {
    assertTrue(Files.exists(DOCS.resolve("world").resolve("placements.png")));
    assertTrue(Files.exists(DOCS.resolve("world").resolve("relations.png")));
  }
}
