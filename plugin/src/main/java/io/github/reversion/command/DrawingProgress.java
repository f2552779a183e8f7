package io.github.reversion.command;

import ij.IJ;
import io.github.reversion.pipeline.GenerationListener;

/**
 * Shows how far a series of images is.
 *
 * @param images how many there will be
 */
record DrawingProgress(Progress progress, int images) implements GenerationListener {

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
  public boolean cancelled() {
    return progress.isCancelled();
  }
}
