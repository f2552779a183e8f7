package io.github.reversion.weights;

import io.github.reversion.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** Whether a disk has room for what is to be written, asked before it is. */
public final class DiskSpace {
  /** What is left free for everybody else. */
  private static final long RESERVE = 64L << 20;

  private DiskSpace() {}

  /**
   * Refuses to write more than fits.
   *
   * @param folder where the bytes are to go; need not exist yet
   * @param bytes how many
   * @throws UserException naming the folder, what is free there and what is needed
   */
  public static void require(Path folder, long bytes) {
    require(folder, bytes, DiskSpace::free);
  }

  static void require(Path folder, long bytes, ToLongFunction<Path> free) {
    Path existing = folder.toAbsolutePath();
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    long there = free.applyAsLong(existing);
    if (there < bytes + RESERVE) {
      throw new UserException(
          "%s has %s of free space, and %s are needed; delete something there, or choose another disk."
              .formatted(existing, text(there), text(bytes + RESERVE)));
    }
  }

  private static long free(Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException e) {
      throw new UserException(
          folder + " cannot be looked at (" + e.getMessage() + "); choose another folder.", e);
    }
  }

  /** A count of bytes as people read it: {@code 512 B}, {@code 3.4 MB}, {@code 2.1 GB}. */
  public static String text(long bytes) {
    String[] units = {"B", "kB", "MB", "GB", "TB"};
    double number = bytes;
    int unit = 0;
    while (number >= 999.5 && unit < units.length - 1) {
      number /= 1000;
      unit++;
    }
    return unit == 0
        ? bytes + " B"
        : String.format(Locale.ROOT, number < 9.95 ? "%.1f %s" : "%.0f %s", number, units[unit]);
  }
}
