package io.github.reversion.clip;

/** The sizes of a transformer, of texts or of images. */
interface ClipEncoderConfig {
  /** Width of a state. */
  int hiddenSize();

  /** Width inside the feed-forward layers. */
  int intermediateSize();

  /** Number of encoder layers. */
  int layers();

  /** Attention heads. */
  int heads();

  /** Whether the activation is x sigmoid(1.702 x), or the exact GELU. */
  boolean quickGelu();

  /** Added to the variance in layer norms. */
  double layerNormEps();
}
