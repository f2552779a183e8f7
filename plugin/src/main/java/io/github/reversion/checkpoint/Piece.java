package io.github.reversion.checkpoint;

/**
 * Where a checkpoint keeps a weight.
 *
 * @param key the tensor's name in the checkpoint
 * @param part which of its equal parts along the first dimension, from 0
 * @param parts how many such parts it has: 3 where queries, keys and values lie in one, else 1
 */
record Piece(String key, int part, int parts) {

  /** A tensor that is one weight. */
  static Piece whole(String key) {
    return new Piece(key, 0, 1);
  }
}
