package io.github.reversion.ij1.desk;

import java.awt.Button;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dialog;
import java.awt.Frame;
import java.awt.Label;
import java.awt.TextComponent;
import java.awt.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.swing.AbstractButton;

/** Finds windows that can be seen, and what is in them, by what is written there. */
final class Windows {
  private Windows() {}

  /** The window whose title begins like that. */
  static Optional<Window> find(String title) {
    return Arrays.stream(Window.getWindows())
        .filter(window -> window.isShowing() && title(window).startsWith(title))
        .findFirst();
  }

  private static String title(Window window) {
    if (window instanceof Frame frame) {
      return frame.getTitle();
    }
    return window instanceof Dialog dialog ? dialog.getTitle() : "";
  }

  /** The text field, or text area, behind a label that begins like that. */
  static TextComponent field(Window dialog, String label) {
    boolean seen = false;
    for (Component part : parts(dialog)) {
      seen |= part instanceof Label named && named.getText().strip().startsWith(label);
      if (seen && part instanceof TextComponent field) {
        return field;
      }
    }
    throw new IllegalStateException(title(dialog) + " has no text field " + label);
  }

  /** Whether it has a button of that name. */
  static boolean has(Window dialog, String name) {
    return parts(dialog).stream().anyMatch(part -> name(part).equals(name));
  }

  /** The button of that name, of AWT or Swing. */
  static Component button(Window dialog, String name) {
    return parts(dialog).stream()
        .filter(part -> name(part).equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(title(dialog) + " has no button " + name));
  }

  private static String name(Component part) {
    if (part instanceof Button button) {
      return button.getLabel().strip();
    }
    return part instanceof AbstractButton button && button.getText() != null
        ? button.getText()
        : "";
  }

  private static List<Component> parts(Container container) {
    List<Component> parts = new ArrayList<>();
    for (Component part : container.getComponents()) {
      parts.add(part);
      if (part instanceof Container inner) {
        parts.addAll(parts(inner));
      }
    }
    return parts;
  }
}
