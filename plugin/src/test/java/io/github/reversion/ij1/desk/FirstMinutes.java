package io.github.reversion.ij1.desk;

import ij.IJ;
import ij.ImageStack;
import java.awt.Window;
import java.nio.file.Path;

/** The guide's first five minutes: exemplars are opened, a relation is learned and drawn. */
final class FirstMinutes {
  static final String RELATION = "wrapped_in.safetensors";
  static final String PROMPTS = "red star {} blue circle\ngreen heart {} yellow square";

  private final Desk desk;

  FirstMinutes(Desk desk) {
    this.desk = desk;
  }

  /** Takes so many optimiser steps, or the preset's; leaves the relation and what it drew. */
  void spend(String steps) throws Exception {
    open();
    label();
    learn(steps);
    draw();
  }

  private void open() throws Exception {
    Window dialog = desk.choose("Open Example Exemplars...", "Open Example Exemplars");
    desk.close(dialog, "OK");
    desk.finish();
    enlarge();
    desk.photograph(desk.await("wrapped_in"), "exemplars");
  }

  private void label() throws Exception {
    ImageStack exemplars = IJ.getImage().getStack();
    String caption = exemplars.getSliceLabel(2);
    // So that the table has something to say.
    exemplars.setSliceLabel(caption.lines().findFirst().orElseThrow().replace("{}", "in"), 2);
    Window dialog = desk.choose("Label Exemplars...", "Label Exemplars");
    desk.photograph(dialog, "label");
    desk.close(dialog, "Cancel");
    desk.finish();
    exemplars.setSliceLabel(caption, 2);
  }

  private void learn(String steps) throws Exception {
    Window dialog = desk.choose("Invert Relation...", "Invert Relation");
    desk.press(dialog, "Advanced options...");
    Window advanced = desk.await("Advanced options");
    desk.photograph(advanced, "advanced");
    desk.close(advanced, "Cancel");
    desk.write(dialog, "Steps", steps);
    desk.write(dialog, "Relation file to write", RELATION);
    desk.photograph(dialog, "invert");
    desk.close(dialog, "OK");
    desk.finish();
    desk.photograph(desk.await("Loss of"), "loss");
  }

  private void draw() throws Exception {
    Window dialog = desk.choose("Generate Images...", "Generate Images");
    desk.write(dialog, "Images a prompt", "2");
    desk.write(dialog, "Relation file", RELATION);
    desk.write(dialog, "Prompts", PROMPTS);
    desk.photograph(dialog, "generate");
    desk.close(dialog, "OK");
    desk.finish();
    IJ.saveAsTiff(IJ.getImage(), Path.of("drawn.tif").toAbsolutePath().toString());
    enlarge();
    desk.photograph(desk.await("drawn"), "drawn");
  }

  private static void enlarge() {
    for (int i = 0; i < 5; i++) {
      IJ.run("In [+]");
    }
  }
}
