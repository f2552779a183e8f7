package io.github.reversion.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.reversion.pipeline.GenerationListener;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.pipeline.ImageRequest;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.testing.MicroModel;
import io.github.reversion.testing.Tiny;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerationJobTest {
  private static final GenerationOptions OPTIONS =
      new GenerationOptions("ddim", 1, 1, "", 16, 16, 1);

  @TempDir static Path shared;
  private static StableDiffusion model;

  @TempDir Path folder;

  @BeforeAll
  static void load() throws IOException {
    model = Tiny.load(MicroModel.write(shared.resolve("micro")));
  }

  @AfterAll
  static void close() {
    model.close();
  }

  private GenerationJob job() {
    List<ImageRequest> requests = ImageRequest.series(List.of("cat on stone"), 3, 1);
    Asked asked = new Asked("quick", ModelChoice.mini());
    return new GenerationJob(
        model, ImageSeries.of(List.of(), requests), OPTIONS, folder.resolve("images"), asked);
  }

  /** Fails when so many images are ready and the next is on its way. */
  private record Failing(int index, RuntimeException failure) implements GenerationListener {
    @Override
    public void progress(int done, int total) {
      if (done == index + 1) {
        throw failure;
      }
    }
  }

  @Test
  void aSeriesThatFailsTellsOfTheImagesThatAreReady() throws IOException {
    IllegalStateException failure = new IllegalStateException("no more memory");
    GenerationListener failing = new Failing(2, failure);
    assertSame(failure, assertThrows(RuntimeException.class, () -> job().run(failing)));
    assertEquals(
        List.of(
            "file,prompt,seed,relation",
            "0001-cat-on-stone.png,\"cat on stone\",1,\"\"",
            "0002-cat-on-stone.png,\"cat on stone\",2,\"\""),
        Files.readAllLines(folder.resolve("images/images.csv")));
    JsonNode run =
        JsonMapper.builder().build().readTree(folder.resolve("images/run.json").toFile());
    assertEquals(2, run.get("images").intValue());
  }

  @Test
  void aSeriesThatFailsBeforeItsFirstImageLeavesNoFiles() {
    IllegalStateException failure = new IllegalStateException("no more memory");
    assertThrows(RuntimeException.class, () -> job().run(new Failing(0, failure)));
    assertFalse(Files.exists(folder.resolve("images/images.csv")));
    assertFalse(Files.exists(folder.resolve("images/run.json")));
  }
}
