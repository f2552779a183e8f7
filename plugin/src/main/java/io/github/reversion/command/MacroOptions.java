package io.github.reversion.command;

import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;
import io.github.reversion.settings.SettingException;
import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.scijava.Context;
import org.scijava.ItemVisibility;
import org.scijava.module.Module;
import org.scijava.module.ModuleException;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;
import org.scijava.service.Service;
import org.scijava.widget.Button;

/**
 * What stands behind the command in a macro: {@code key=value key=[value with spaces] key}.
 *
 * <p>ImageJ looks for {@code key=} anywhere in the text, also inside of other values; here brackets
 * count. Both {@code resume} and {@code resume=true} mean yes.
 *
 * @param values text by key, in the order of the macro
 */
public record MacroOptions(Map<String, String> values) {

  /** The options with which a macro called the command that runs in this thread, if one did. */
  public static Optional<MacroOptions> current() {
    return Optional.ofNullable(Macro.getOptions()).map(MacroOptions::parse);
  }

  /**
   * Reads the options of a {@code run} call.
   *
   * @throws SettingException if a bracket is not closed or a key stands there twice
   */
  public static MacroOptions parse(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    int at = 0;
    while (at < text.length()) {
      if (text.charAt(at) == ' ') {
        at++;
        continue;
      }
      int end = endOfWord(text, at);
      int equals = text.substring(at, end).indexOf('=');
      String key = equals < 0 ? text.substring(at, end) : text.substring(at, at + equals);
      String value = "true";
      if (equals >= 0) {
        int start = at + equals + 1;
        end = endOfValue(text, start, key);
        boolean bracketed = text.startsWith("[", start);
        value = bracketed ? text.substring(start + 1, end - 1) : text.substring(start, end);
      }
      if (values.put(key, value) != null) {
        throw new SettingException("The key " + key + " stands twice in the macro; keep one.");
      }
      at = end;
    }
    return new MacroOptions(values);
  }

  private static int endOfWord(String text, int from) {
    int space = text.indexOf(' ', from);
    return space < 0 ? text.length() : space;
  }

  private static int endOfValue(String text, int from, String key) {
    if (!text.startsWith("[", from)) {
      return endOfWord(text, from);
    }
    int open = 0;
    for (int i = from; i < text.length(); i++) {
      open += text.charAt(i) == '[' ? 1 : text.charAt(i) == ']' ? -1 : 0;
      if (open == 0) {
        return i + 1;
      }
    }
    throw new SettingException("The value of " + key + " begins with [ and has no ] at its end.");
  }

  /**
   * Gives a command these values, and the defaults where there are none, whatever the host
   * understood; after that nothing is left to ask in a dialog.
   *
   * @throws SettingException if a key is none of the command's, or a value cannot be read
   */
  void applyTo(Module module, Context context) {
    Map<String, ModuleItem<?>> inputs =
        inputs(module.getInfo()).stream()
            .collect(
                Collectors.toMap(ModuleItem::getName, i -> i, (a, b) -> a, LinkedHashMap::new));
    for (String key : values.keySet()) {
      if (!inputs.containsKey(key)) {
        throw new SettingException(
            "There is no key %s in %s; possible are %s."
                .formatted(key, title(module.getInfo()), String.join(", ", inputs.keySet())));
      }
    }
    shown(module.getInfo()).forEach(item -> module.resolveInput(item.getName()));
    Module defaults = fresh(module.getInfo(), context);
    inputs.forEach(
        (name, input) -> {
          if (values.containsKey(name)) {
            set(module, input, values.get(name));
          } else if (input.getType() != ImagePlus.class) {
            module.setInput(name, defaults.getInput(name));
          }
        });
  }

  /**
   * Gives a command one value.
   *
   * @throws SettingException if it cannot be read
   */
  public static void set(Module module, ModuleItem<?> input, String text) {
    module.setInput(input.getName(), value(input, text));
  }

  /** The inputs that a macro sets, in the order of the dialog. */
  public static List<ModuleItem<?>> inputs(ModuleInfo info) {
    return shown(info).stream()
        .filter(item -> item.getType() != Button.class)
        .filter(item -> item.getVisibility() != ItemVisibility.MESSAGE)
        .toList();
  }

  /** All that a dialog shows: inputs, buttons and messages. */
  public static List<ModuleItem<?>> shown(ModuleInfo info) {
    List<ModuleItem<?>> items = new ArrayList<>();
    for (ModuleItem<?> item : info.inputs()) {
      if (item.getType() != Context.class && !Service.class.isAssignableFrom(item.getType())) {
        items.add(item);
      }
    }
    return items;
  }

  /** The name of a command as it stands in the menu. */
  public static String title(ModuleInfo info) {
    return info.getMenuPath().getLeaf().getName().replace("...", "");
  }

  private static Module fresh(ModuleInfo info, Context context) {
    try {
      Module module = info.createModule();
      context.inject(module);
      return module;
    } catch (ModuleException e) {
      throw new IllegalStateException("Commands can be made again", e);
    }
  }

  private static Object value(ModuleItem<?> input, String text) {
    Class<?> type = input.getType();
    if (type == ImagePlus.class) {
      return image(text);
    } else if (type == File.class) {
      return new File(text);
    } else if (type == boolean.class) {
      if (!text.equals("true") && !text.equals("false")) {
        throw new SettingException(
            "%s is '%s'; possible is true or false.".formatted(input.getName(), text));
      }
      return Boolean.valueOf(text);
    } else if (type == String.class) {
      return text;
    }
    try {
      return type == int.class ? (Object) Integer.valueOf(text) : (Object) Long.valueOf(text);
    } catch (NumberFormatException e) {
      throw new SettingException(
          "%s is '%s'; possible is a whole number.".formatted(input.getName(), text));
    }
  }

  private static ImagePlus image(String title) {
    ImagePlus image = WindowManager.getImage(title);
    if (image == null) {
      throw new SettingException("There is no open image called '" + title + "'.");
    }
    return image;
  }
}
