/**
 * Named tensors in files: safetensors read and written, the weights of a model folder found, old
 * PyTorch files read by a reader that can build nothing but plain values and tensors.
 *
 * <p>Every file is checked before anything is taken from it; what cannot be trusted is refused with
 * a {@link io.github.reversion.weights.WeightsException}. Memory needed is in proportion to the
 * size of the file, whatever the file claims.
 */
package io.github.reversion.weights;
