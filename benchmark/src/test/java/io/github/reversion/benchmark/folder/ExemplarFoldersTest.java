package io.github.reversion.benchmark.folder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.benchmark.world.BenchmarkRelation;
import io.github.reversion.benchmark.world.SceneRenderer;
import io.github.reversion.exemplar.Exemplar;
import io.github.reversion.exemplar.ExemplarFolder;
import io.github.reversion.exemplar.Exemplars;
import io.github.reversion.store.ModelStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExemplarFoldersTest {
  @TempDir private Path folder;

  @Test
  void everyFolderCanBeLearnedFrom() throws IOException {
    Path exemplars = folder.resolve("exemplars");
    ExemplarFolders.write(exemplars);
    for (BenchmarkRelation relation : BenchmarkRelation.values()) {
      Exemplars read = ExemplarFolder.read(exemplars.resolve(relation.toString()));
      assertEquals(ExemplarFolders.COUNT, read.list().size());
      Exemplar first = read.list().get(0);
      assertArrayEquals(
          SceneRenderer.draw(ExemplarFolders.scenes(relation).get(0)).rgb(), first.image().rgb());
      String caption = ExemplarFolders.scenes(relation).get(0).pair().prompt("{}");
      assertEquals(caption, first.captions().get(0));
      assertTrue(first.captions().get(2).startsWith(caption + " , "));
    }
    List<String> hashes = Files.readAllLines(folder.resolve("exemplars.sha256"));
    assertEquals(10 * (ExemplarFolders.COUNT + 1), hashes.size());
    assertTrue(
        hashes.stream()
            .allMatch(line -> line.matches("[0-9a-f]{64}  \\w+/(\\d\\d\\.png|text\\.json)")));
  }

  /** After a change of the world, embed the examples anew: benchmark/models/README.md says how. */
  @Test
  void theEmbeddedExamplesAreTheseFolders() throws IOException {
    ExemplarFolders.write(folder.resolve("examples"));
    try (InputStream embedded = ModelStore.class.getResourceAsStream("examples.sha256")) {
      assertEquals(
          new String(embedded.readAllBytes(), StandardCharsets.UTF_8),
          Files.readString(folder.resolve("examples.sha256")));
    }
  }
}
