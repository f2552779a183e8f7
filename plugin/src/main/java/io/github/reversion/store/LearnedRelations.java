package io.github.reversion.store;

import io.github.reversion.UserException;
import io.github.reversion.settings.SettingException;
import io.github.reversion.weights.AtomicFile;
import io.github.reversion.weights.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The relations that were learned on this computer, wherever their files lie: paths in a text file,
 * the newest first.
 *
 * @param list that file; it need not be there yet
 */
public record LearnedRelations(Path list) {
  private static final int MOST = 200;
  private static final int MOST_NAMED = 8;
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
   * The file that a user means by a relation.
   *
   * @param relation the path of a file; or a name such as {@code carved_by}, which is the newest
   *     {@code carved_by.safetensors} that was learned here, in any folder
   * @throws SettingException if there is no such file and none of that name was learned here, with
   *     those that were
   */
  public Path resolve(String relation) {
    Path path = Path.of(relation);
    if (Files.isRegularFile(path)) {
      return path;
    }
    List<Path> learned = files();
    List<String> meant = List.of(relation, relation + ENDING);
    return learned.stream()
        .filter(file -> meant.contains(file.getFileName().toString()))
        .findFirst()
        .orElseThrow(() -> unknown(relation, learned));
  }

  private static SettingException unknown(String relation, List<Path> learned) {
    if (learned.isEmpty()) {
      return new SettingException(
          relation
              + " is no file, and no relation was learned on this computer yet; name the file of"
              + " one.");
    }
    List<String> names =
        learned.stream()
            .map(file -> file.getFileName().toString().replaceFirst("\\.safetensors$", ""))
            .distinct()
            .limit(MOST_NAMED)
            .toList();
    return new SettingException(
        "%s is no file, and no relation of that name was learned on this computer; name a file, or one of those last learned: %s."
            .formatted(relation, String.join(", ", names)));
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
