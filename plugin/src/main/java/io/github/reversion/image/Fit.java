package io.github.reversion.image;

/** How a picture that is no square becomes one; squares stay as they are. */
public enum Fit {
  /** Squeezed: everything is seen, but what is round becomes oval. */
  STRETCH {
    @Override
    public RgbImage apply(RgbImage image) {
      // The resize to the model's square, which follows in any case, squeezes it.
      return image;
    }
  },
  /** The largest square in the middle: nothing is distorted, but the ends are lost. */
  CENTER_CROP {
    @Override
    public RgbImage apply(RgbImage image) {
      return image.middleSquare(Math.min(image.width(), image.height()));
    }
  },
  /**
   * Bars at the shorter sides: everything is seen, undistorted, but smaller. They have the median
   * colour of the picture's border. White ones would be a shape that all exemplars share, and that
   * is what a relation is learned from; these go on with the background where there is one.
   */
  PAD {
    @Override
    public RgbImage apply(RgbImage image) {
      int edge = Math.max(image.width(), image.height());
      return image.width() == image.height()
          ? image
          : Padding.around(image, edge, (edge - image.width()) / 2, (edge - image.height()) / 2);
    }
  };

  /**
   * The picture that, resized to a square, shows what this choice is for.
   *
   * @throws ImageException if the square would have too many pixels
   */
  public abstract RgbImage apply(RgbImage image);
}
