package io.github.reversion.weights;

/**
 * A run of numbers in a torch file, which tensors are views of.
 *
 * @param key its name in the file
 * @param dtype encoding of its numbers
 * @param count how many numbers the file says it holds
 */
record TorchStorage(String key, DType dtype, long count) {
  TorchStorage {
    if (count < 0 || count > Long.MAX_VALUE / dtype.itemSize()) {
      throw PickleException.damaged("storage " + WeightsException.quote(key) + " of no real size");
    }
  }

  long byteCount() {
    return count * dtype.itemSize();
  }
}
