package io.github.reversion.benchmark.suite;

import io.github.reversion.settings.SettingException;
import io.github.reversion.settings.Settings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keys with values.
 *
 * @param place where they begin
 * @param values by key, in the order of the file
 */
record YamlKeys(Place place, Map<String, YamlValue> values) implements YamlValue {
  YamlKeys {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** None, where none are written. */
  static YamlKeys none(Place place) {
    return new YamlKeys(place, Map.of());
  }

  /** Refuses any other key, which would be a slip of the pen. */
  YamlKeys only(String... possible) {
    List<String> names = List.of(possible);
    values.forEach(
        (name, value) -> {
          if (!names.contains(name)) {
            throw value
                .place()
                .refusal(
                    "There is no such key; write one of "
                        + String.join(", ", names)
                        + ", or take it out.");
          }
        });
    return this;
  }

  /** The others. */
  YamlKeys without(String... names) {
    Map<String, YamlValue> others = new LinkedHashMap<>(values);
    others.keySet().removeAll(List.of(names));
    return new YamlKeys(place, others);
  }

  /** The value of a key that must be there. */
  YamlValue get(String name) {
    return find(name).orElseThrow(() -> place.refusal("The key " + name + " is missing; add it."));
  }

  /** The value of a key that may be there. */
  Optional<YamlValue> find(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** The keys below a key; none if it is not there. */
  YamlKeys keys(String name) {
    return find(name).map(YamlValue::keys).orElse(none(place));
  }

  /** Every value as it is written. */
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    values.forEach((name, value) -> texts.put(name, value.written()));
    return texts;
  }

  /** Options, changed by what is written here. */
  <T extends Record> T change(Settings<T> settings, T options) {
    T changed = options;
    for (Map.Entry<String, YamlValue> key : values.entrySet()) {
      YamlValue value = key.getValue();
      try {
        changed = settings.with(changed, Map.of(key.getKey(), value.written()));
      } catch (SettingException e) {
        throw value.place().refusal(e);
      }
    }
    return changed;
  }
}
