package io.github.reversion.run;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a user asked for that options and results do not tell: part of the run file.
 *
 * @param preset what the options started from
 * @param choice model, device and precision as they were given
 */
public record Asked(String preset, ModelChoice choice) {

  /** By name, in a fixed order. */
  Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("preset", preset);
    map.putAll(JsonFile.settings(ModelChoice.SETTINGS.values(choice)));
    return map;
  }
}
