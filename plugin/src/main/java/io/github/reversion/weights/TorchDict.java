package io.github.reversion.weights;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A Python dictionary out of a torch file, with text as keys; read-only for its users. */
public final class TorchDict extends PickleContainer {
  private final Map<String, Object> values = new LinkedHashMap<>();

  TorchDict() {}

  void put(Object key, Object value) {
    if (!(key instanceof String name)) {
      throw new PickleException("holds a dictionary with a key that is no text");
    }
    adopt(value);
    values.put(name, value);
  }

  /** All keys, in the order of the file. */
  public Set<String> keys() {
    return Collections.unmodifiableSet(values.keySet());
  }

  /** The tensor under this key, empty where there is none or something else. */
  public Optional<TorchTensor> tensor(String key) {
    return get(key, TorchTensor.class);
  }

  /** The text under this key, empty where there is none or something else. */
  public Optional<String> text(String key) {
    return get(key, String.class);
  }

  /** The whole number under this key, empty where there is none or something else. */
  public Optional<Long> number(String key) {
    return get(key, Long.class);
  }

  /** The dictionary under this key, empty where there is none or something else. */
  public Optional<TorchDict> dict(String key) {
    return get(key, TorchDict.class);
  }

  private <T> Optional<T> get(String key, Class<T> type) {
    return Optional.ofNullable(values.get(key)).filter(type::isInstance).map(type::cast);
  }
}
