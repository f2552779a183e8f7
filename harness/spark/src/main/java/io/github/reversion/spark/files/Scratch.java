package io.github.reversion.spark.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder on this computer for a while. */
final class Scratch implements AutoCloseable {
  private final Path root;

  Scratch() {
    try {
      root = Files.createTempDirectory("reversion");
    } catch (IOException e) {
      throw new UncheckedIOException("The folder for temporary files cannot be written", e);
    }
  }

  Path root() {
    return root;
  }

  /** What a file is called, seen from a folder, with slashes. */
  static String name(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  /** All files in a folder and below but hidden ones. */
  static List<Path> files(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> !file.getFileName().toString().startsWith("."))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be read", e);
    }
  }

  /**
   * Deletes a folder of which something has failed; if that fails, too, the first failure counts.
   */
  static void deleteInSpiteOf(Exception failure, Path folder) {
    try {
      delete(folder);
    } catch (UncheckedIOException e) {
      failure.addSuppressed(e);
    }
  }

  static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be deleted", e);
    }
  }

  @Override
  public void close() {
    delete(root);
  }
}
