package io.github.reversion.run;

import io.github.reversion.image.RgbImage;
import io.github.reversion.pipeline.GenerationListener;
import io.github.reversion.pipeline.ImageRequest;

/** Counts the images of a part of a series as those of the whole series. */
final class PartListener extends ForwardingListener {
  private final int first;
  private final int size;
  private final int all;

  /**
   * Listens to a part.
   *
   * @param first images before it
   * @param size images in it
   * @param all images of the series
   */
  PartListener(GenerationListener next, int first, int size, int all) {
    super(next);
    this.first = first;
    this.size = size;
    this.all = all;
  }

  @Override
  public void progress(int done, int total) {
    int calls = total / size;
    super.progress(first * calls + done, all * calls);
  }

  @Override
  public void image(int index, ImageRequest request, RgbImage image) {
    super.image(first + index, request, image);
  }

  @Override
  public void intermediate(int index, ImageRequest request, RgbImage image) {
    super.intermediate(first + index, request, image);
  }
}
