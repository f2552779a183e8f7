package io.github.reversion.relation;

import io.github.reversion.weights.DType;
import io.github.reversion.weights.TensorData;
import java.util.List;
import java.util.function.Supplier;

/**
 * An embedding found in a file, before its numbers are read and trusted.
 *
 * @param token the token it stands for
 * @param dtype encoding of its numbers
 * @param shape [width] or [count, width], if it is sound
 * @param numbers reads the numbers
 * @param info what the file says about it
 */
record StoredEmbedding(
    String token, DType dtype, List<Long> shape, Supplier<TensorData> numbers, RelationInfo info) {}
