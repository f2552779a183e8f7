package io.github.reversion.pipeline;

import io.github.reversion.image.RgbImage;

/** Is told how far a series of images has come, and may stop it. */
public interface GenerationListener {
  /** Hears nothing. */
  GenerationListener NONE = new GenerationListener() {};

  /** Something the user should know, such as a prompt that is too long. */
  default void warning(String sentence) {}

  /**
   * A sampler step was taken.
   *
   * @param done model calls done of the whole series
   * @param total model calls of the whole series
   */
  default void progress(int done, int total) {}

  /**
   * An image is ready.
   *
   * @param index its place in the series
   */
  default void image(int index, ImageRequest request, RgbImage image) {}

  /**
   * How many model calls lie between the intermediate images of a picture; 0 for none, as each
   * costs a decoding.
   */
  default int intermediateEvery() {
    return 0;
  }

  /**
   * An image that is not ready yet, with the noise that is still in it.
   *
   * @param index its place in the series
   */
  default void intermediate(int index, ImageRequest request, RgbImage image) {}

  /** Whether to stop; asked before every model call. Images that are ready are kept. */
  default boolean cancelled() {
    return false;
  }
}
