package io.github.reversion.weights;

import io.github.reversion.UserException;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A new folder that is there as a whole or not at all: it is filled under the name {@code
 * NAME.part}, beside its place, and then moved into it.
 */
public final class AtomicFolder {
  /** The end of the name of a folder, or file, that is not whole yet. */
  public static final String PART = ".part";

  private AtomicFolder() {}

  /**
   * Makes a folder; nothing is left of it if that fails.
   *
   * @param fill writes everything into the folder it is given
   * @throws UserException if there is something in its place already, or it cannot be written
   */
  public static void write(Path target, Consumer<Path> fill) {
    Path part = begin(target);
    try {
      fill.accept(part);
      finish(target);
    } finally {
      deleteQuietly(part);
    }
  }

  /**
   * Makes the folder to be filled, or finds that of a former try.
   *
   * @throws UserException if there is something in its place already, or it cannot be written
   */
  public static Path begin(Path target) {
    requireNew(target);
    try {
      return Files.createDirectories(partOf(target));
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  /** Where a folder is filled. */
  public static Path partOf(Path target) {
    return target.resolveSibling(target.getFileName() + PART);
  }

  /** Moves the filled folder into its place. */
  public static void finish(Path target) {
    Path part = partOf(target);
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw new UserException(
          part + " cannot be renamed on this disk; rename it to " + target.getFileName() + ".", e);
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  /**
   * Refuses a place that is taken.
   *
   * @throws UserException naming it
   */
  public static void requireNew(Path target) {
    if (Files.exists(target)) {
      throw new UserException(target + " is there already; give another name, or delete it first.");
    }
  }

  private static UserException unwritable(Path target, IOException e) {
    return new UserException(
        target + " cannot be made (" + e + "); choose a place you may write to.", e);
  }

  private static void deleteQuietly(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException ignored) {
      // The error that brought us here is the one to report.
    }
  }
}
