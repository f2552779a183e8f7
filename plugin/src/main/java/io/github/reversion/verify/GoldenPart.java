package io.github.reversion.verify;

import java.io.IOException;

/** Replays one part of a folder of golden data. */
interface GoldenPart {
  /** What the part is called in reports. */
  String name();

  /**
   * Which files the part is driven by, each replayed by itself: a glob, relative to the folder. The
   * part is missing where there is none.
   */
  String files();

  /**
   * Replays what one file holds or lists.
   *
   * @param file one of {@link #files}, relative to the folder
   * @param replay takes the cases
   * @throws IOException if something cannot be read; this and any other exception fails the file
   */
  void replay(GoldenFolder folder, String file, Replay replay) throws IOException;
}
