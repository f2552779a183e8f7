package io.github.reversion.run;

import io.github.reversion.image.RgbImage;
import io.github.reversion.pipeline.GenerationListener;
import io.github.reversion.pipeline.ImageRequest;

/** Passes everything on; subclasses add to it. */
class ForwardingListener implements GenerationListener {
  private final GenerationListener next;

  ForwardingListener(GenerationListener next) {
    this.next = next;
  }

  @Override
  public void warning(String sentence) {
    next.warning(sentence);
  }

  @Override
  public void progress(int done, int total) {
    next.progress(done, total);
  }

  @Override
  public void image(int index, ImageRequest request, RgbImage image) {
    next.image(index, request, image);
  }

  @Override
  public int intermediateEvery() {
    return next.intermediateEvery();
  }

  @Override
  public void intermediate(int index, ImageRequest request, RgbImage image) {
    next.intermediate(index, request, image);
  }

  @Override
  public boolean cancelled() {
    return next.cancelled();
  }
}
