package io.github.reversion.cli;

import io.github.reversion.settings.Setting;
import io.github.reversion.settings.SettingException;
import io.github.reversion.settings.Settings;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The settings of an options record as flags: {@code learningRate} is {@code --learning-rate}, with
 * the record's own help.
 *
 * @param defaults holds what is not given
 */
record SettingFlags<T extends Record>(Settings<T> settings, T defaults) {

  /** Adds a flag for each setting to a command, under a heading of its help. */
  void addTo(CommandSpec command, String heading) {
    ArgGroupSpec.Builder group =
        ArgGroupSpec.builder().heading("%n" + heading + ":%n").validate(false);
    Map<String, Object> values = settings.values(defaults);
    for (RecordComponent component : settings.components()) {
      group.addArg(flag(component, Settings.text(values.get(component.getName()))));
    }
    command.addArgGroup(group.build());
  }

  /**
   * The record with what was given.
   *
   * @throws SettingException if a value cannot be read or is out of its range
   */
  T read(ParseResult given) {
    Map<String, String> changes = new LinkedHashMap<>();
    for (RecordComponent component : settings.components()) {
      String name = flagName(component);
      if (given.hasMatchedOption(name)) {
        changes.put(component.getName(), given.matchedOptionValue(name, ""));
      }
    }
    return settings.with(defaults, changes);
  }

  private static OptionSpec flag(RecordComponent component, String value) {
    Class<?> kind = component.getType();
    OptionSpec.Builder flag =
        OptionSpec.builder(flagName(component))
            .type(String.class)
            .paramLabel(label(kind))
            .description(help(component, value));
    if (kind == boolean.class) {
      flag.arity("0..1").fallbackValue("true");
    }
    return flag.build();
  }

  private static String label(Class<?> kind) {
    if (kind == boolean.class) {
      return "true|false";
    }
    if (kind.isEnum()) {
      return "NAME";
    }
    return kind == String.class ? "TEXT" : kind == double.class ? "X" : "N";
  }

  private static String help(RecordComponent component, String value) {
    String text = component.getAnnotation(Setting.class).value();
    String shown = value.isEmpty() ? text : text + " (default: " + value + ")";
    // picocli formats descriptions.
    return shown.replace("%", "%%");
  }

  private static String flagName(RecordComponent component) {
    return "--" + Settings.dashed(component.getName());
  }
}
