package io.github.reversion.store;

import io.github.reversion.UserException;
import io.github.reversion.weights.AtomicFile;
import io.github.reversion.weights.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The relations that were learned on this computer, wherever their files lie: paths in a text file,
 * the newest first.
 *
 * @param list that file; it need not be there yet
 */
public record LearnedRelations(Path list) {
  private static final int MOST = 200;
  private static final String ENDING = ".safetensors";

  /**
   * The files that are still there, the newest first.
   *
   * @throws UserException if the list cannot be read
   */
  public List<Path> files() {
    return lines().stream().map(Path::of).filter(Files::isRegularFile).toList();
  }

  /**
   * Remembers a file as the newest.
   *
   * @throws UserException if the list cannot be read or written
   */
  public void add(Path file) {
    Set<String> lines = new LinkedHashSet<>();
    lines.add(file.toAbsolutePath().normalize().toString());
    lines.addAll(lines());
    Folders.make(list.toAbsolutePath().getParent());
    AtomicFile.writeText(list, String.join("\n", lines.stream().limit(MOST).toList()) + "\n");
  }

  /**
   * The newest relation of a name.
   *
   * @param name {@code carved_by}, for {@code carved_by.safetensors} in any folder
   */
  public Optional<Path> find(String name) {
    return files().stream().filter(file -> file.endsWith(name + ENDING)).findFirst();
  }

  private List<String> lines() {
    try {
      return Files.exists(list) ? Files.readAllLines(list) : List.of();
    } catch (IOException e) {
      throw new UserException(
          "%s cannot be read (%s); delete it, and relations are listed anew."
              .formatted(list, e.getMessage()),
          e);
    }
  }
}
