package io.github.reversion.command;

import io.github.reversion.settings.SettingException;
import io.github.reversion.settings.Settings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

/** Options from the fields of a command, which may be left empty. */
final class Fields {
  /** A choice that changes nothing, where the others are values. */
  static final String AS_PRESET = "preset";

  private static final Pattern BETWEEN = Pattern.compile("\\s*[,\n]\\s*(?=\\w+\\s*:)");
  private static final Pattern PAIR = Pattern.compile("(\\w+)\\s*:\\s*(.*)", Pattern.DOTALL);

  private Fields() {}

  /**
   * Changes options by the text fields of the command that have the name of a setting; an empty
   * field changes nothing, and neither does the choice {@link #AS_PRESET}.
   *
   * @throws SettingException if a value cannot be read or is out of its range
   */
  static <T extends Record> T apply(Module command, Settings<T> settings, T options) {
    Map<String, String> changes = new LinkedHashMap<>();
    for (String name : settings.values(options).keySet()) {
      String field = Settings.snake(name);
      if (command.getInfo().getInput(field) != null
          && command.getInput(field) instanceof String text
          && !text.isBlank()
          && !isPreset(command.getInfo().getInput(field), text)) {
        changes.put(field, text);
      }
    }
    return settings.with(options, changes);
  }

  private static boolean isPreset(ModuleItem<?> input, String text) {
    return text.equals(AS_PRESET) && input.getChoices() != null && !input.getChoices().isEmpty();
  }

  /**
   * Reads {@code key: value, key: value}.
   *
   * <p>It is a colon because ImageJ would find {@code steps=} inside of this text, too, and take it
   * for the command's own key. A comma separates only where a key follows, so that a value may have
   * one.
   *
   * @throws SettingException if something is no such pair
   */
  static Map<String, String> pairs(String text) {
    Map<String, String> pairs = new LinkedHashMap<>();
    if (!text.isBlank()) {
      for (String part : BETWEEN.split(text.strip(), -1)) {
        Matcher pair = PAIR.matcher(part);
        if (!pair.matches()) {
          throw new SettingException(
              "advanced has '"
                  + part
                  + "'; write key: value, with commas between, for instance vectors: 2,"
                  + " frozen_every: 50.");
        }
        pairs.put(pair.group(1), pair.group(2));
      }
    }
    return pairs;
  }
}
