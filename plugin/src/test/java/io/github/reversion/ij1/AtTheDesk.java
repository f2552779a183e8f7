package io.github.reversion.ij1;

import ij.IJ;
import ij.ImageJ;
import java.awt.Window;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The guide's first five minutes in the real ImageJ, with its plugins folder: exemplars are opened,
 * a relation is learned and drawn. A program of its own, as it needs a screen.
 */
final class AtTheDesk {
  private static final String RELATION = "wrapped_in.safetensors";

  private AtTheDesk() {}

  /** Folder for the pictures, optimiser steps; results go into the working folder. */
  public static void main(String[] args) throws Exception {
    Desk desk = new Desk(Path.of(args[0]));
    try {
      new ImageJ();
      learnAndDraw(desk, args[1]);
      Files.writeString(Path.of("done.txt"), "");
    } catch (IllegalStateException e) {
      System.err.println(e);
      desk.photograph("failed");
    }
    // Its windows would keep ImageJ alive.
    System.exit(0);
  }

  private static void learnAndDraw(Desk desk, String steps) throws Exception {
    desk.await("ImageJ");
    Window open = desk.choose("Open Example Exemplars...", "Open Example Exemplars");
    desk.press(open, "OK");
    Window exemplars = desk.await("wrapped_in");
    enlarge();
    desk.photograph(exemplars, "exemplars");

    Window invert = desk.choose("Invert Relation...", "Invert Relation");
    desk.write(invert, "Steps", steps);
    desk.write(invert, "Relation file to write", RELATION);
    desk.photograph(invert, "invert");
    desk.press(invert, "OK");
    desk.photograph(desk.await("Loss"), "loss");
    enlarge();

    Window generate = desk.choose("Generate Images...", "Generate Images");
    desk.write(generate, "Images a prompt", "2");
    desk.write(generate, "Relation file", RELATION);
    desk.write(generate, "Prompts", "red star {} blue circle\ngreen heart {} yellow square");
    desk.photograph(generate, "generate");
    desk.press(generate, "OK");
    Window drawn = desk.await("Generated images");
    enlarge();
    desk.photograph(drawn, "drawn");
    IJ.saveAsTiff(IJ.getImage(), Path.of("drawn.tif").toAbsolutePath().toString());
  }

  private static void enlarge() {
    for (int i = 0; i < 4; i++) {
      IJ.run("In [+]");
    }
  }
}
