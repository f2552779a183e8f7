package io.github.reversion.store;

import io.github.reversion.UserException;
import io.github.reversion.pipeline.ModelFolder;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A model that can be named.
 *
 * @param name what to choose it by
 * @param folder where it lies
 * @param bytes its size on the disk
 * @param type family and what it predicts, as {@link ModelFolder#type}; empty if it cannot be used
 * @param precision what its numbers are stored as; empty if it cannot be used
 * @param licence as the folder says
 * @param problem why it cannot be used; empty if it can
 */
public record InstalledModel(
    String name,
    Path folder,
    long bytes,
    String type,
    String precision,
    String licence,
    String problem) {

  /** Looks at a folder; one that is no model is told of, not refused. */
  static InstalledModel of(String name, Path folder, String licence) {
    try {
      ModelFolder found = ModelFolder.read(folder);
      return new InstalledModel(
          name, folder, size(folder), found.type(), found.precision().name(), licence, "");
    } catch (UserException e) {
      return new InstalledModel(name, folder, size(folder), "", "", licence, e.getMessage());
    }
  }

  private static long size(Path folder) {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new UserException(folder + " cannot be read (" + e.getMessage() + ")", e);
    }
  }
}
