package io.github.reversion.ij1.desk;

import ij.ImageJ;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A session in the real ImageJ, with its plugins folder. A program of its own, as it needs a screen
 * and leaves ImageJ behind.
 */
final class AtTheDesk {
  private AtTheDesk() {}

  /**
   * Folder for the pictures, optimiser steps or nothing, a macro and its argument; results go into
   * the working folder.
   */
  public static void main(String[] args) throws Exception {
    Desk desk = new Desk(Path.of(args[0]));
    try {
      new ImageJ();
      desk.await("ImageJ");
      new FirstMinutes(desk).spend(args[1]);
      new LookingAround(desk).look();
      desk.run(Path.of(args[2]), args[3]);
      Files.writeString(Path.of("done.txt"), "");
    } catch (IllegalStateException e) {
      System.err.println(e);
      desk.photograph("failed");
    }
    // Its windows would keep ImageJ alive.
    System.exit(0);
  }
}
