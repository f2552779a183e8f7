package io.github.reversion.command;

import ij.plugin.frame.Recorder;

/** Writes into ImageJ's macro recorder. */
public final class Recording {
  private Recording() {}

  /** Records an option of the command that runs, if somebody is recording. */
  public static void option(String key, String value) {
    if (Recorder.record) {
      Recorder.recordOption(key, escaped(value));
    }
  }

  /** A text as it stands between quotation marks in a macro. */
  static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
