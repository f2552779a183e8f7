package io.github.reversion.command;

import ij.ImagePlus;
import ij.process.ColorProcessor;
import io.github.reversion.image.RgbImage;

/**
 * A window that shows the picture that is being drawn, if somebody can see it and keeps it open.
 */
final class LiveImage implements AutoCloseable {
  private ImagePlus window;

  /** Shows a picture in place of the one before. */
  void show(String title, RgbImage picture) {
    if (!Screen.isWatched()) {
      return;
    }
    ColorProcessor pixels = new ColorProcessor(picture.toBufferedImage());
    if (window == null) {
      window = new ImagePlus(title, pixels);
      window.show();
    } else if (window.isVisible()) {
      window.setProcessor(title, pixels);
    }
  }

  @Override
  public void close() {
    if (window != null && window.isVisible()) {
      window.changes = false;
      window.close();
    }
  }
}
