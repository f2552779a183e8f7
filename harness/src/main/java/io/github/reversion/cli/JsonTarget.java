package io.github.reversion.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.reversion.UserException;
import io.github.reversion.weights.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a report goes, if anywhere: a file, which is replaced as a whole, or a pipe or a device.
 *
 * @param path null for nowhere
 */
record JsonTarget(Path path) {

  /** Refuses a place that cannot be written, before work begins. */
  void requireWritable() {
    if (path != null && !special()) {
      AtomicFile.requireWritable(path);
    }
  }

  /**
   * Writes the report.
   *
   * @throws UserException if that fails, such as on a full disk
   */
  void write(JsonNode report) {
    if (path == null) {
      return;
    }
    byte[] bytes = (report.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
    if (!special()) {
      AtomicFile.write(path, out -> out.write(bytes));
      return;
    }
    try {
      Files.write(path, bytes);
    } catch (IOException e) {
      throw new UserException(
          path + " could not be written (" + e.getMessage() + "); choose another file.", e);
    }
  }

  private boolean special() {
    return Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
  }
}
