package io.github.reversion.command;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ColorProcessor;
import io.github.reversion.image.RgbImage;

/** A window with one slice a preview; it grows while a relation is learned. */
final class PreviewStack {
  private final String title;
  private ImageStack stack;
  private ImagePlus window;
  private boolean closed;

  PreviewStack(String title) {
    this.title = title;
  }

  /** Adds a slice and shows it, unless the user closed the window; returns the stack so far. */
  ImagePlus add(int step, RgbImage preview) {
    // An image that was closed has lost its pixels.
    closed = closed || (window != null && Screen.isWatched() && !window.isVisible());
    if (closed) {
      return window;
    }
    if (stack == null) {
      stack = new ImageStack(preview.width(), preview.height());
    }
    stack.addSlice("step " + step, new ColorProcessor(preview.toBufferedImage()));
    if (window == null) {
      window = new ImagePlus(title, stack);
      if (Screen.isWatched()) {
        window.show();
      }
    } else {
      window.setStack(stack);
      window.setSlice(stack.size());
    }
    return window;
  }
}
