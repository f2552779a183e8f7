package io.github.reversion.weights;

import java.nio.file.Path;

/**
 * A tensor of a model and the file it lies in.
 *
 * @param file the safetensors file
 * @param info name, type, shape and place in that file
 */
public record StoredTensor(Path file, TensorInfo info) {}
