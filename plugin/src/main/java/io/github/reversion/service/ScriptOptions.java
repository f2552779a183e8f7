package io.github.reversion.service;

import io.github.reversion.settings.SettingException;
import io.github.reversion.settings.Settings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Options of a script, each of which somebody must want. */
final class ScriptOptions {
  private final Map<String, String> given;
  private final Set<String> possible = new TreeSet<>();

  ScriptOptions(Map<String, ?> given) {
    this.given =
        given.entrySet().stream()
            .collect(
                Collectors.toMap(Map.Entry::getKey, option -> String.valueOf(option.getValue())));
  }

  /**
   * Changes a record by those that are its own.
   *
   * @throws SettingException if a value cannot be read or is out of its range
   */
  <T extends Record> T apply(Settings<T> settings, T options) {
    Map<String, String> own = new LinkedHashMap<>();
    for (String name : settings.values(options).keySet()) {
      String key = Settings.snake(name);
      possible.add(key);
      if (given.containsKey(key)) {
        own.put(key, given.get(key));
      }
    }
    return settings.with(options, own);
  }

  /** A single one, or what it usually is. */
  String text(String key, String usual) {
    possible.add(key);
    return given.getOrDefault(key, usual);
  }

  /**
   * A single one that is a whole number.
   *
   * @throws SettingException if it is none
   */
  long number(String key, long usual) {
    String text = text(key, Long.toString(usual));
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      throw new SettingException("%s is '%s'; possible is a whole number.".formatted(key, text));
    }
  }

  /**
   * To be asked when all was read.
   *
   * @throws SettingException if an option is nobody's
   */
  void refuseOthers() {
    for (String key : given.keySet()) {
      if (!possible.contains(key)) {
        throw new SettingException(
            "There is no option %s; possible are %s.".formatted(key, String.join(", ", possible)));
      }
    }
  }
}
