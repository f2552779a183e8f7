package io.github.reversion.ij1;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.GenericDialog;
import io.github.reversion.UserException;
import io.github.reversion.command.MacroOptions;
import io.github.reversion.command.Recording;
import java.awt.Checkbox;
import java.awt.Choice;
import java.awt.Label;
import java.awt.TextField;
import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Vector;
import org.scijava.ItemVisibility;
import org.scijava.module.MethodCallException;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.widget.Button;

/** Asks for the parameters of a command in a dialog of ImageJ, and records them for macros. */
final class CommandDialog {
  private final Module module;
  private final Map<String, String> before = new LinkedHashMap<>();
  private final List<CommandField> fields = new ArrayList<>();
  private final GenericDialog dialog;

  CommandDialog(Module module) {
    this.module = module;
    // The image is the active one, as everywhere in ImageJ; some commands ask themselves.
    List<ModuleItem<?>> items =
        MacroOptions.shown(module.getInfo()).stream()
            .filter(item -> item.getType() != ImagePlus.class)
            .filter(item -> !module.isInputResolved(item.getName()))
            .toList();
    dialog = new GenericDialog(MacroOptions.title(module.getInfo()));
    StringBuilder help = new StringBuilder("<html><table width=500>");
    for (ModuleItem<?> item : items) {
      before.put(item.getName(), text(item));
      add(item);
      help.append("<tr><td valign=top><b>").append(html(item.getLabel())).append("</b><br>");
      help.append(item.getName()).append("</td><td>");
      help.append(html(item.getDescription())).append("</td></tr>");
    }
    dialog.addHelp(help.append("</table></html>").toString());
  }

  private static String html(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  private String text(ModuleItem<?> item) {
    Object value = module.getInput(item.getName());
    return value == null ? "" : value.toString();
  }

  private void add(ModuleItem<?> item) {
    String label = item.getLabel();
    String text = text(item);
    String style = item.getWidgetStyle() == null ? "" : item.getWidgetStyle();
    if (item.getType() == Button.class) {
      dialog.addButton(label, event -> press(item));
    } else if (item.getVisibility() == ItemVisibility.MESSAGE) {
      dialog.addMessage(text);
      fields.add(CommandField.of(item, (Label) dialog.getMessage()));
    } else if (item.getType() == boolean.class) {
      dialog.addCheckbox(label, Boolean.parseBoolean(text));
      fields.add(CommandField.of(item, (Checkbox) last(dialog.getCheckboxes())));
    } else if (item.getChoices() != null && !item.getChoices().isEmpty()) {
      String[] values = item.getChoices().stream().map(String::valueOf).toArray(String[]::new);
      dialog.addChoice(label, values, text);
      fields.add(CommandField.of(item, (Choice) last(dialog.getChoices())));
    } else if (style.equals("text area")) {
      dialog.addMessage(label + " (one a line)");
      dialog.addTextAreas(text, null, 6, 50);
      fields.add(CommandField.of(item, dialog.getTextArea1()));
    } else {
      if (style.equals("directory")) {
        dialog.addDirectoryField(label, text, 30);
      } else if (item.getType() == File.class) {
        dialog.addFileField(label, text, 30);
      } else {
        dialog.addStringField(label, text, style.startsWith("text") ? 30 : 10);
      }
      fields.add(CommandField.of(item, (TextField) last(dialog.getStringFields())));
    }
  }

  @SuppressWarnings("JdkObsolete") // ImageJ's own
  private static Object last(Vector<?> components) {
    return components.lastElement();
  }

  /** Gives the command what is written in the dialog, lets it do something, and shows what came. */
  private void press(ModuleItem<?> button) {
    try {
      take();
      button.callback(module);
    } catch (UserException e) {
      IJ.error(MacroOptions.title(module.getInfo()), e.getMessage());
    } catch (MethodCallException e) {
      throw new IllegalStateException(button.getName() + " does nothing", e);
    }
    fields.forEach(field -> field.show(text(field.item())));
  }

  private void take() {
    for (CommandField field : fields) {
      if (field.item().getVisibility() != ItemVisibility.MESSAGE) {
        MacroOptions.set(module, field.item(), field.text());
      }
    }
  }

  /** Shows the dialog; returns whether it was answered, and then the command has the values. */
  boolean show() {
    if (before.isEmpty()) {
      return true;
    }
    dialog.showDialog();
    if (dialog.wasCanceled()) {
      return false;
    }
    // Not by getNextString(): ImageJ would record the first word of the label as key.
    take();
    for (CommandField field : fields) {
      String name = field.item().getName();
      if (field.item().getVisibility() != ItemVisibility.MESSAGE
          && !field.text().equals(before.get(name))) {
        Recording.option(name, field.text());
      }
    }
    return true;
  }
}
