package io.github.reversion.weights;

import io.github.reversion.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes the folders that files are then moved into by {@link AtomicFile}. */
public final class Folders {
  private Folders() {}

  /**
   * Makes a folder and those above it, unless they are there.
   *
   * @return the folder
   * @throws UserException if that fails, naming the folder and why
   */
  public static Path make(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UserException(folder + " cannot be made (" + e + "); choose another folder.", e);
    }
  }
}
