package io.github.reversion.diffusion;

import ai.djl.ndarray.NDArray;
import java.util.Deque;

/**
 * A part of the U-Net that is computed as one piece.
 *
 * <p>The network is a list of these, so that gradient checkpointing can compute each again.
 */
@FunctionalInterface
interface UNetSegment {
  /**
   * Computes the part.
   *
   * @param skips the skip connections: pushed on the way down, popped on the way up
   */
  NDArray apply(NDArray x, Deque<NDArray> skips, Conditioning conditioning);

  /**
   * What every part sees beside the image.
   *
   * @param activatedTime SiLU of the timestep embedding [N, 4 * first channels]
   * @param context the text states [N, tokens, cross-attention width]
   */
  record Conditioning(NDArray activatedTime, NDArray context, Tap tap) {}
}
