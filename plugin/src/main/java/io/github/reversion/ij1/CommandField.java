package io.github.reversion.ij1;

import java.awt.Checkbox;
import java.awt.Choice;
import java.awt.Label;
import java.awt.TextComponent;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.scijava.module.ModuleItem;

/** A parameter of a command, and how its value is read from the dialog and shown in it. */
record CommandField(ModuleItem<?> item, Supplier<String> reading, Consumer<String> showing) {

  static CommandField of(ModuleItem<?> item, Checkbox box) {
    return new CommandField(
        item,
        () -> String.valueOf(box.getState()),
        text -> box.setState(Boolean.parseBoolean(text)));
  }

  static CommandField of(ModuleItem<?> item, Choice choice) {
    return new CommandField(item, choice::getSelectedItem, choice::select);
  }

  static CommandField of(ModuleItem<?> item, TextComponent field) {
    return new CommandField(item, field::getText, field::setText);
  }

  static CommandField of(ModuleItem<?> item, Label message) {
    return new CommandField(item, message::getText, message::setText);
  }

  String text() {
    return reading.get();
  }

  void show(String text) {
    showing.accept(text);
  }
}
