package io.github.reversion.settings;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The named values of an options record: listed, checked, changed by name.
 *
 * <p>Components are int, long, double, boolean, String or an enum, each with a {@link Setting}.
 * Names are written {@code learningRate} in Java, {@code --learning-rate} on the command line and
 * {@code learning_rate} in macros; all three are understood.
 */
public final class Settings<T extends Record> {
  private final Class<T> type;

  private Settings(Class<T> type) {
    this.type = type;
  }

  /** The settings of a record class. */
  public static <T extends Record> Settings<T> of(Class<T> type) {
    return new Settings<>(type);
  }

  /** The components, in their order. */
  public List<RecordComponent> components() {
    return List.of(type.getRecordComponents());
  }

  /** A record's values by name, in the order of its components. */
  public Map<String, Object> values(T options) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (RecordComponent component : type.getRecordComponents()) {
      values.put(component.getName(), value(component, options));
    }
    return values;
  }

  /** A record's values as texts by the names that macros write, in the order of its components. */
  public Map<String, String> texts(T options) {
    Map<String, String> texts = new LinkedHashMap<>();
    values(options).forEach((name, value) -> texts.put(snake(name), text(value)));
    return texts;
  }

  /**
   * Changes values by name.
   *
   * @param changes name to value, as text
   * @throws SettingException if a name is unknown, a value cannot be read or is out of its range
   */
  public T with(T options, Map<String, String> changes) {
    Map<String, Object> values = values(options);
    changes.forEach(
        (name, text) -> {
          RecordComponent component = component(name);
          values.put(component.getName(), parse(component, text.strip()));
        });
    try {
      Class<?>[] types =
          components().stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
      return type.getDeclaredConstructor(types).newInstance(values.values().toArray());
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof SettingException refused) {
        throw refused;
      }
      throw new IllegalStateException("Options cannot be made", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " is not an options record", e);
    }
  }

  /**
   * Checks every number against its limits; records call it from their constructor.
   *
   * @throws SettingException naming the first that is out of its range
   */
  public void check(Map<String, ? extends Number> numbers) {
    numbers.forEach(
        (name, number) -> {
          Setting setting = component(name).getAnnotation(Setting.class);
          double value = number.doubleValue();
          if (!(value >= setting.min() && value <= setting.max())) {
            throw new SettingException(
                "%s is %s; it must be between %s and %s."
                    .formatted(dashed(name), number, plain(setting.min()), plain(setting.max())));
          }
        });
  }

  /** The name as the command line writes it, without the two dashes in front. */
  public static String dashed(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  /** The name as macros write it. */
  public static String snake(String name) {
    return dashed(name).replace('-', '_');
  }

  /** A value as the command line writes it. */
  public static String text(Object value) {
    return value instanceof Enum<?> constant
        ? constant.name().toLowerCase(Locale.ROOT)
        : String.valueOf(value);
  }

  private RecordComponent component(String name) {
    return Arrays.stream(type.getRecordComponents())
        .filter(c -> c.getName().equals(name) || snake(c.getName()).equals(name.replace('-', '_')))
        .findFirst()
        .orElseThrow(
            () ->
                new SettingException(
                    "There is no option "
                        + name
                        + "; possible are "
                        + components().stream()
                            .map(c -> dashed(c.getName()))
                            .collect(Collectors.joining(", "))
                        + "."));
  }

  private static Object value(RecordComponent component, Object options) {
    try {
      return component.getAccessor().invoke(options);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component + " cannot be read", e);
    }
  }

  private static Object parse(RecordComponent component, String text) {
    Class<?> kind = component.getType();
    try {
      if (kind == int.class) {
        return Integer.parseInt(text);
      } else if (kind == long.class) {
        return Long.parseLong(text);
      } else if (kind == double.class) {
        return Double.parseDouble(text);
      }
    } catch (NumberFormatException e) {
      throw refused(component, text, kind == double.class ? "a number" : "a whole number");
    }
    if (kind == boolean.class) {
      if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
        throw refused(component, text, "true or false");
      }
      return Boolean.parseBoolean(text);
    }
    if (kind.isEnum()) {
      return Arrays.stream(kind.getEnumConstants())
          .filter(constant -> text(constant).equals(text.toLowerCase(Locale.ROOT)))
          .findFirst()
          .orElseThrow(() -> refused(component, text, choices(kind)));
    }
    return text;
  }

  private static String choices(Class<?> kind) {
    return Arrays.stream(kind.getEnumConstants())
        .map(Settings::text)
        .collect(Collectors.joining(", "));
  }

  private static SettingException refused(RecordComponent component, String text, String wanted) {
    return new SettingException(
        "%s is '%s'; possible is %s.".formatted(dashed(component.getName()), text, wanted));
  }

  private static String plain(double limit) {
    return limit == Math.rint(limit) && !Double.isInfinite(limit)
        ? Long.toString((long) limit)
        : Double.toString(limit);
  }
}
