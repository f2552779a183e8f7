package io.github.reversion.command;

import ij.IJ;
import io.github.reversion.image.RgbImage;
import io.github.reversion.pipeline.GenerationListener;
import io.github.reversion.pipeline.ImageRequest;
import java.util.function.BiConsumer;

/**
 * Shows how far a series of images is.
 *
 * @param images how many there will be
 * @param ready gets those that are ready
 */
public record DrawingProgress(
    Progress progress, int images, BiConsumer<ImageRequest, RgbImage> ready)
    implements GenerationListener {

  /** Somebody else takes the images. */
  public DrawingProgress(Progress progress, int images) {
    this(progress, images, (request, image) -> {});
  }

  @Override
  public void warning(String sentence) {
    IJ.log(sentence);
  }

  @Override
  public void progress(int done, int total) {
    int image = Math.min(images, 1 + (int) ((long) done * images / total));
    progress.at(done, total, "Image %d of %d".formatted(image, images));
  }

  @Override
  public void image(int index, ImageRequest request, RgbImage image) {
    ready.accept(request, image);
  }

  @Override
  public boolean cancelled() {
    return progress.isCancelled();
  }
}
