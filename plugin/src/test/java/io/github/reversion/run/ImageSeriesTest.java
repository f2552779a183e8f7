package io.github.reversion.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.image.RgbImage;
import io.github.reversion.pipeline.GenerationListener;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.pipeline.ImageRequest;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.testing.MicroModel;
import io.github.reversion.testing.Tiny;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageSeriesTest {
  private static final GenerationOptions OPTIONS =
      new GenerationOptions("euler", 4, 1, "", 16, 16, 2);

  @TempDir static Path shared;
  private static StableDiffusion model;

  private final ImageSeries series =
      new ImageSeries(
          List.of(
              new ImageSeries.Part(List.of(), ImageRequest.series(List.of("cat"), 3, 1)),
              new ImageSeries.Part(List.of(), ImageRequest.series(List.of("owl"), 1, 1))));

  @BeforeAll
  static void load() throws IOException {
    model = Tiny.load(MicroModel.write(shared.resolve("micro")));
  }

  @AfterAll
  static void close() {
    model.close();
  }

  /** Writes down what it hears. */
  private static class Hearing implements GenerationListener {
    final List<String> said = new ArrayList<>();
    final List<RgbImage> unready = new ArrayList<>();
    int progress;

    @Override
    public void progress(int done, int total) {
      assertEquals(16, total);
      assertTrue(done > progress && done <= total);
      progress = done;
    }

    @Override
    public void image(int index, ImageRequest request, RgbImage image) {
      said.add(index + " " + request.prompt());
    }

    @Override
    public void intermediate(int index, ImageRequest request, RgbImage image) {
      said.add("(" + index + " " + request.prompt() + ")");
      unready.add(image);
    }
  }

  @Test
  void partsAreCountedAsOneSeries() {
    Hearing hearing = new Hearing();
    List<RgbImage> images = series.generate(model, OPTIONS, hearing);
    assertEquals(List.of("0 cat", "1 cat", "2 cat", "3 owl"), hearing.said);
    assertEquals(4, images.size());
    assertEquals(16, hearing.progress);
  }

  @Test
  void imagesAreShownBeforeTheyAreReadyAndAreTheSame() {
    Hearing hearing =
        new Hearing() {
          @Override
          public int intermediateEvery() {
            return 2;
          }
        };
    List<RgbImage> images = series.generate(model, OPTIONS, hearing);
    assertEquals(
        List.of("(0 cat)", "(1 cat)", "0 cat", "1 cat", "(2 cat)", "2 cat", "(3 owl)", "3 owl"),
        hearing.said);
    assertNotEquals(images.get(0), hearing.unready.get(0));
    assertEquals(images, series.generate(model, OPTIONS, GenerationListener.NONE));
  }

  @Test
  void whatIsReadyIsKeptWhenItIsStopped() {
    Hearing hearing =
        new Hearing() {
          @Override
          public boolean cancelled() {
            return progress >= 10;
          }
        };
    assertEquals(2, series.generate(model, OPTIONS, hearing).size());
  }
}
