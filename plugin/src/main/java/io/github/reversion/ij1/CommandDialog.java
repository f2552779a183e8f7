package io.github.reversion.ij1;

import ij.ImagePlus;
import ij.gui.GenericDialog;
import io.github.reversion.command.MacroOptions;
import io.github.reversion.command.Recording;
import java.awt.Checkbox;
import java.awt.Choice;
import java.awt.TextField;
import java.io.File;
import java.util.Iterator;
import java.util.List;
import java.util.Vector;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

/** Asks for the parameters of a command in a dialog of ImageJ, and records them for macros. */
final class CommandDialog {
  private final Module module;
  private final List<ModuleItem<?>> inputs;
  private final GenericDialog dialog;

  CommandDialog(Module module) {
    this.module = module;
    // The image is the active one, as everywhere in ImageJ; some commands ask themselves.
    inputs =
        MacroOptions.inputs(module.getInfo()).stream()
            .filter(input -> input.getType() != ImagePlus.class)
            .filter(input -> !module.isInputResolved(input.getName()))
            .toList();
    dialog = new GenericDialog(MacroOptions.title(module.getInfo()));
    StringBuilder help = new StringBuilder("<html><table width=500>");
    for (ModuleItem<?> input : inputs) {
      add(input);
      help.append("<tr><td valign=top><b>").append(html(input.getLabel())).append("</b><br>");
      help.append(input.getName()).append("</td><td>");
      help.append(html(input.getDescription())).append("</td></tr>");
    }
    dialog.addHelp(help.append("</table></html>").toString());
  }

  private static String html(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  private void add(ModuleItem<?> input) {
    String label = input.getLabel();
    Object value = module.getInput(input.getName());
    String text = value == null ? "" : value.toString();
    String style = input.getWidgetStyle() == null ? "" : input.getWidgetStyle();
    if (value instanceof Boolean checked) {
      dialog.addCheckbox(label, checked);
    } else if (isChoice(input)) {
      String[] items = input.getChoices().stream().map(String::valueOf).toArray(String[]::new);
      dialog.addChoice(label, items, text);
    } else if (style.equals("directory")) {
      dialog.addDirectoryField(label, text, 30);
    } else if (input.getType() == File.class) {
      dialog.addFileField(label, text, 30);
    } else if (isArea(input)) {
      dialog.addMessage(label + " (one a line)");
      dialog.addTextAreas(text, null, 6, 50);
    } else {
      dialog.addStringField(label, text, style.startsWith("text") ? 30 : 10);
    }
  }

  private static boolean isChoice(ModuleItem<?> input) {
    return input.getChoices() != null && !input.getChoices().isEmpty();
  }

  private static boolean isArea(ModuleItem<?> input) {
    return "text area".equals(input.getWidgetStyle());
  }

  /** Shows the dialog; returns whether it was answered, and then the command has the values. */
  boolean show() {
    if (inputs.isEmpty()) {
      return true;
    }
    dialog.showDialog();
    if (dialog.wasCanceled()) {
      return false;
    }
    // Not by getNextString(): ImageJ would record the first word of the label as key.
    Iterator<?> texts = components(dialog.getStringFields());
    Iterator<?> choices = components(dialog.getChoices());
    Iterator<?> boxes = components(dialog.getCheckboxes());
    for (ModuleItem<?> input : inputs) {
      String text;
      if (module.getInput(input.getName()) instanceof Boolean) {
        text = String.valueOf(((Checkbox) boxes.next()).getState());
      } else if (isChoice(input)) {
        text = ((Choice) choices.next()).getSelectedItem();
      } else if (isArea(input)) {
        text = dialog.getTextArea1().getText();
      } else {
        text = ((TextField) texts.next()).getText();
      }
      record(input, text);
      MacroOptions.set(module, input, text);
    }
    return true;
  }

  @SuppressWarnings("JdkObsolete") // ImageJ's own
  private static Iterator<?> components(Vector<?> components) {
    return components == null ? List.of().iterator() : components.iterator();
  }

  private void record(ModuleItem<?> input, String text) {
    Object before = module.getInput(input.getName());
    if (!text.equals(before == null ? "" : before.toString())) {
      Recording.option(input.getName(), text);
    }
  }
}
