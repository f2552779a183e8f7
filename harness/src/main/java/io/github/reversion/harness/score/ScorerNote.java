package io.github.reversion.harness.score;

import io.github.reversion.UserException;
import io.github.reversion.harness.json.Json;
import io.github.reversion.harness.runs.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How often a scorer of a run is right: {@code scorers/NAME.json}.
 *
 * @param schema {@value #SCHEMA}
 * @param scorerHash see {@link Scorer#hash}
 * @param accuracy of the scorer of that hash
 */
public record ScorerNote(int schema, String scorerHash, Accuracy accuracy) {
  private static final int SCHEMA = 1;

  private static Path file(RunFolder folder, String scorer) {
    return folder.root().resolve("scorers").resolve(scorer + ".json");
  }

  /**
   * What is noted of a scorer.
   *
   * @throws UserException if the file is damaged
   */
  public static Optional<ScorerNote> find(RunFolder folder, String scorer) {
    Path file = file(folder, scorer);
    return Files.exists(file)
        ? Optional.of(
            Json.read(file, ScorerNote.class, SCHEMA, "delete it and give 'reversion score' again"))
        : Optional.empty();
  }

  /** Notes it of a scorer that knows; else takes away what was noted of another. */
  static void keep(RunFolder folder, Scorer scorer) {
    Path file = file(folder, scorer.name());
    try {
      if (scorer.accuracy().isPresent()) {
        Files.createDirectories(file.getParent());
        Json.write(file, new ScorerNote(SCHEMA, scorer.hash(), scorer.accuracy().orElseThrow()));
      } else {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UserException(
          file + " cannot be written (" + e + "); make the folder writable.", e);
    }
  }
}
