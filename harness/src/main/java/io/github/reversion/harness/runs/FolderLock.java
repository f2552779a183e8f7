package io.github.reversion.harness.runs;

import io.github.reversion.UserException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a second process out of a folder; a killed process keeps nobody out. */
public final class FolderLock implements AutoCloseable {
  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Locks a folder that is there.
   *
   * @throws UserException if another process has it
   */
  public static FolderLock of(Path folder) {
    try {
      FileChannel channel =
          FileChannel.open(
              folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw new UserException(
            "Another run is at work in " + folder + "; wait for it, or choose another folder.");
      }
      return new FolderLock(channel);
    } catch (IOException e) {
      throw new UserException(
          folder + " cannot be written (" + e + "); choose another folder with --out.", e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UserException("A run's folder could not be let go (" + e + "); run it again.", e);
    }
  }
}
