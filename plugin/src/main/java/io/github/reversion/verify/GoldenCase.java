package io.github.reversion.verify;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.reversion.weights.TensorData;
import java.util.List;

/**
 * One case of a file of tensors, in replay.
 *
 * @param tensors the file
 * @param name the case
 * @param comparison takes what is found
 */
record GoldenCase(GoldenTensors tensors, String name, Comparison comparison) {

  /** Whether the case has a tensor, such as {@code in.g}. */
  boolean has(String tensor) {
    return tensors.has(full(tensor));
  }

  /** The numbers of a tensor. */
  TensorData data(String tensor) {
    return tensors.get(full(tensor));
  }

  /** A tensor of floating-point numbers on the manager's device. */
  NDArray array(NDManager manager, String tensor) {
    TensorData data = data(tensor);
    return manager.create(data.toFloats(), new Shape(data.dimensions()));
  }

  /** A matrix of integers, such as token ids; other leading dimensions are rows too. */
  int[][] rows(String tensor) {
    TensorData data = data(tensor);
    int[] all = data.toInts();
    int length = data.shape().get(data.shape().size() - 1).intValue();
    int[][] rows = new int[all.length / length][length];
    for (int row = 0; row < rows.length; row++) {
      System.arraycopy(all, row * length, rows[row], 0, length);
    }
    return rows;
  }

  /** Expected tensors that were not compared yet. */
  List<String> notCompared() {
    int prefix = full("").length();
    return tensors.notAskedFor(name).stream().map(tensor -> tensor.substring(prefix)).toList();
  }

  /** Compares a result with an expected tensor, such as {@code out.sample}. */
  void compare(String tensor, TensorData actual) {
    TensorData expected = tensors.expected(full(tensor));
    comparison.numbers(tensor, expected, actual, tensors.tolerance(full(tensor)));
  }

  /** As the other, for a result in fp32 on any device. */
  void compare(String tensor, NDArray actual) {
    compare(tensor, TensorData.ofFloats(actual.toFloatArray(), actual.getShape().getShape()));
  }

  /** As {@link #compare}, where the case has the expected tensor. */
  void compareIfExpected(String tensor, NDArray actual) {
    if (has(tensor)) {
      compare(tensor, actual);
    }
  }

  private String full(String tensor) {
    return name + "/" + tensor;
  }
}
