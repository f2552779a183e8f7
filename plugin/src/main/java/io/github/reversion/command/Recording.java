package io.github.reversion.command;

import ij.IJ;
import ij.plugin.frame.Recorder;

/** Writes into ImageJ's macro recorder. */
public final class Recording {
  private Recording() {}

  /**
   * Records an option of the command that runs, if somebody is recording.
   *
   * <p>A value ends at the bracket that closes the one before it; so one whose brackets do not
   * match cannot stand in a macro. It is left out, and the log says so.
   */
  public static void option(String key, String value) {
    if (!Recorder.record) {
      return;
    }
    if (!bracketsMatch(value)) {
      IJ.log(key + " was not recorded, as its brackets do not match: " + value);
      return;
    }
    // ImageJ puts brackets only around what has a space in it.
    boolean quoted = value.startsWith("[") && value.indexOf(' ') < 0;
    Recorder.recordOption(key, escaped(quoted ? "[" + value + "]" : value));
  }

  private static boolean bracketsMatch(String value) {
    int open = 0;
    for (int i = 0; i < value.length() && open >= 0; i++) {
      open += value.charAt(i) == '[' ? 1 : value.charAt(i) == ']' ? -1 : 0;
    }
    return open == 0;
  }

  /** A text as it stands between quotation marks in a macro. */
  static String escaped(String text) {
    return text.replace("\r", "").replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
