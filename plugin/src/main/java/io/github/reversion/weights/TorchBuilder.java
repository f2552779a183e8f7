package io.github.reversion.weights;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Does what the few names that a torch pickle may refer to stand for: makes storages, tensors and
 * empty dictionaries.
 */
final class TorchBuilder {
  private final Map<String, TorchStorage> storages = new LinkedHashMap<>();

  /** The storages named so far, by key. */
  Map<String, TorchStorage> storages() {
    return Collections.unmodifiableMap(storages);
  }

  /**
   * The storage that a persistent id names: ("storage", type, key, location, count). Where it once
   * lay (location, such as cuda:0) does not matter.
   */
  TorchStorage storage(PickleList id) {
    if (!id.get(0, String.class).equals("storage")) {
      throw new PickleException("refers to something outside that is no storage");
    }
    // Files written before torch 0.4 may hold a sixth item: the storage is then part of another.
    if (id.size() > 5 && id.items().get(5) != null) {
      throw new PickleException("holds a view of a storage as only very old torch wrote it");
    }
    DType dtype = id.get(1, PickleGlobal.StorageType.class).dtype();
    String key = id.get(2, String.class);
    TorchStorage storage = new TorchStorage(key, dtype, id.get(4, Long.class));
    TorchStorage known = storages.putIfAbsent(key, storage);
    if (known != null && !known.equals(storage)) {
      throw PickleException.damaged(
          "storage " + WeightsException.quote(key) + " is described in two ways");
    }
    return storage;
  }

  Object call(PickleGlobal.Builder builder, PickleList arguments) {
    return switch (builder) {
      case ORDERED_DICT -> orderedDict(arguments);
      case TENSOR -> tensor(arguments);
      case PARAMETER -> arguments.get(0, TorchTensor.class);
    };
  }

  private static TorchDict orderedDict(PickleList arguments) {
    if (arguments.size() != 0) {
      throw PickleException.damaged("OrderedDict called with values");
    }
    return new TorchDict();
  }

  /** Arguments: storage, offset, shape, strides, requires_grad, hooks and, if at all, metadata. */
  private static TorchTensor tensor(PickleList arguments) {
    if (arguments.size() > 6
        && !(arguments.items().get(6) instanceof TorchDict metadata && metadata.keys().isEmpty())) {
      throw new PickleException("holds a tensor with metadata (conjugate or negative view)");
    }
    try {
      return new TorchTensor(
          arguments.get(0, TorchStorage.class),
          arguments.get(1, Long.class),
          arguments.numbers(2),
          arguments.numbers(3));
    } catch (IllegalArgumentException e) {
      throw PickleException.damaged("a tensor is not possible: " + e.getMessage());
    }
  }
}
