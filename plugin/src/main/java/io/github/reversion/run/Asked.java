package io.github.reversion.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a user asked for that options and results do not tell: part of the run file.
 *
 * @param preset what the options started from
 * @param choice model, device and precision as they were given
 * @param exemplars what was taken of an open image, by name; empty for a folder, which is taken
 *     whole
 */
public record Asked(String preset, ModelChoice choice, Map<String, Object> exemplars) {

  /** Copies the map, in its order. */
  public Asked {
    exemplars = Collections.unmodifiableMap(new LinkedHashMap<>(exemplars));
  }

  /** Without exemplars, or with a folder of them. */
  public Asked(String preset, ModelChoice choice) {
    this(preset, choice, Map.of());
  }

  /** By name, in a fixed order. */
  Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("preset", preset);
    map.putAll(JsonFile.settings(ModelChoice.SETTINGS.values(choice)));
    if (!exemplars.isEmpty()) {
      map.put("exemplars", exemplars);
    }
    return map;
  }
}
