package io.github.reversion.exemplar.ij;

/**
 * Where in a stack an exemplar lies.
 *
 * @param number counted along the axis of the exemplars, from 1
 * @param first index in the stack of its first channel, from 1
 * @param channels how many neighbouring slices are merged, one a channel
 */
record SliceSpan(int number, int first, int channels) {

  /** Whether a slice of the stack is one of its channels. */
  boolean holds(int slice) {
    return slice >= first && slice < first + channels;
  }
}
