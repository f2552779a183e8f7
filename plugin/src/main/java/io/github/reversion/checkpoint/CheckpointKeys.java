package io.github.reversion.checkpoint;

/** Tells where a checkpoint in the original layout keeps the weights of one network. */
interface CheckpointKeys {
  /**
   * The place of a weight.
   *
   * @param name its name in diffusers or transformers
   */
  Piece of(String name);
}
