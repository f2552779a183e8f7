package io.github.reversion.command;

import ij.macro.Interpreter;
import java.awt.GraphicsEnvironment;

/** Whether somebody can see windows. */
final class Screen {
  private Screen() {}

  /** False without a display, and in a macro's batch mode. */
  static boolean isWatched() {
    return !GraphicsEnvironment.isHeadless() && !Interpreter.isBatchMode();
  }
}
