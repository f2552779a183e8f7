package io.github.reversion.command;

import io.github.reversion.image.RgbImage;
import io.github.reversion.pipeline.GenerationListener;
import io.github.reversion.pipeline.ImageRequest;
import java.util.List;

/**
 * Shows images while they are drawn, and keeps those that are ready.
 *
 * @param drawn grows
 * @param every steps between two looks at an image
 */
record DrawingWatcher(DrawingProgress series, LiveImage live, List<RgbImage> drawn, int every)
    implements GenerationListener {

  @Override
  public void warning(String sentence) {
    series.warning(sentence);
  }

  @Override
  public void progress(int done, int total) {
    series.progress(done, total);
  }

  @Override
  public boolean cancelled() {
    return series.cancelled();
  }

  @Override
  public void image(int index, ImageRequest request, RgbImage image) {
    drawn.add(image);
    live.show(title(index, request), image);
  }

  @Override
  public int intermediateEvery() {
    return Screen.isWatched() ? every : 0;
  }

  @Override
  public void intermediate(int index, ImageRequest request, RgbImage image) {
    live.show(title(index, request), image);
  }

  private static String title(int index, ImageRequest request) {
    return "%d: %s".formatted(index + 1, request.prompt());
  }
}
