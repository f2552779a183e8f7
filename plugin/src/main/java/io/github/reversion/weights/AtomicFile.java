package io.github.reversion.weights;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes a file so that its place holds either the old content or the whole new one, whatever
 * happens meanwhile.
 *
 * <p>The bytes go to a hidden file in the same folder, are forced to the disk, and that file is
 * then moved into place.
 */
public final class AtomicFile {
  private AtomicFile() {}

  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Content {
    /** Writes everything to the stream, without closing it. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Creates or replaces a file.
   *
   * @throws WeightsException if that fails (no permission, no folder, disk full); the former file,
   *     if any, is then untouched and nothing is left beside it
   */
  public static void write(Path target, Content content) {
    requireWritable(target);
    String unique = UUID.randomUUID().toString().substring(0, 8);
    Path part = target.resolveSibling("." + target.getFileName() + "." + unique + ".part");
    try {
      fill(part, content);
      move(part, target);
    } catch (IOException e) {
      throw new WeightsException(
          target,
          "could not be written (" + reason(e) + ")",
          "free space on the disk or choose a folder you may write to",
          e);
    } finally {
      deleteQuietly(part);
    }
  }

  /**
   * Creates or replaces a text file, in UTF-8.
   *
   * @throws WeightsException as {@link #write}
   */
  public static void writeText(Path target, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    write(target, out -> out.write(bytes));
  }

  /**
   * Checks, before a long computation, that a file could be written there afterwards.
   *
   * @throws WeightsException if the folder is missing or read-only, or the place is a folder
   */
  public static void requireWritable(Path target) {
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null || Files.isDirectory(target)) {
      throw new WeightsException(target, "is a folder", "name a file in it");
    }
    if (!Files.isDirectory(folder)) {
      String problem = Files.exists(folder) ? " is not a folder" : " does not exist";
      throw new WeightsException(
          target,
          "could not be written: " + folder + problem,
          "create the folder or choose another");
    }
    if (!Files.isWritable(folder)) {
      throw new WeightsException(
          target,
          "could not be written: no permission to write in " + folder,
          "choose a folder you may write to");
    }
  }

  private static void fill(Path part, Content content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(part, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
      content.writeTo(out);
      out.flush();
      channel.force(true);
    }
  }

  private static void move(Path part, Path target) throws IOException {
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static String reason(IOException e) {
    // The path in a FileSystemException is that of the hidden file, which says nothing to a user.
    String reason = e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
    return reason == null ? e.getClass().getSimpleName() : reason;
  }

  private static void deleteQuietly(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException ignored) {
      // The error that brought us here is the one to report.
    }
  }
}
