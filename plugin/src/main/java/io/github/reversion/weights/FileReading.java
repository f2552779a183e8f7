package io.github.reversion.weights;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Reading stretches of a file, with errors that say which file and why. */
final class FileReading {
  private FileReading() {}

  /** Opens a file after making sure that it is one. */
  static FileChannel openForReading(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new WeightsException(file, "does not exist", "check the path");
    }
    if (!Files.isRegularFile(file)) {
      throw new WeightsException(file, "is not a file", "check the path");
    }
    return FileChannel.open(file, StandardOpenOption.READ);
  }

  /** Reads exactly this stretch into a little-endian buffer of its own. */
  static ByteBuffer read(FileChannel channel, Path file, long offset, int length)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, offset + bytes.position()) < 0) {
        throw new EOFException(file + " became shorter while it was read");
      }
    }
    return bytes.flip();
  }

  static WeightsException unreadable(Path file, IOException cause) {
    return new WeightsException(
        file,
        "could not be read (" + cause.getMessage() + ")",
        "check its permissions and the disk",
        cause);
  }
}
