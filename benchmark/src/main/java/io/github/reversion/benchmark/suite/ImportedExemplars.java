package io.github.reversion.benchmark.suite;

import io.github.reversion.UserException;
import io.github.reversion.exemplar.Exemplar;
import io.github.reversion.exemplar.ExemplarFolder;
import io.github.reversion.exemplar.ExemplarHash;
import io.github.reversion.exemplar.Exemplars;
import io.github.reversion.store.ModelStore;
import io.github.reversion.weights.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Exemplars that a user got elsewhere, such as those of the paper, which are not ours to hand on.
 *
 * @param folder holds a folder for each relation
 */
public record ImportedExemplars(Path folder) {
  private static final String CAPTIONS = "text.json";

  /** Those on this computer. */
  public static ImportedExemplars of(ModelStore store) {
    return new ImportedExemplars(store.home().resolve("exemplars"));
  }

  /**
   * Those of a relation.
   *
   * @throws UserException if they were not imported, or cannot be learned from any more
   */
  public Exemplars read(String relation) {
    if (!has(relation)) {
      throw new UserException(
          "The exemplars of "
              + relation
              + " are not in "
              + folder
              + "; get them from the authors and run 'reversion benchmark import FOLDER'.");
    }
    return ExemplarFolder.read(folder.resolve(relation));
  }

  /** Whether those of a relation were imported. */
  public boolean has(String relation) {
    return Files.exists(folder.resolve(relation).resolve(CAPTIONS));
  }

  /**
   * Copies those of a relation, byte by byte, captions last: a folder with captions is whole.
   *
   * @param from images and {@code text.json}
   * @throws UserException if they cannot be learned from or written, or if others were imported
   *     before, which stay
   */
  public Exemplars bring(Path from, String relation) {
    Exemplars brought = ExemplarFolder.read(from);
    Path place = folder.resolve(relation);
    if (!has(relation)) {
      copy(brought, from, place);
    } else if (!ExemplarHash.of(read(relation)).equals(ExemplarHash.of(brought))) {
      throw new UserException(
          place + " has other exemplars; to import those of " + from + ", take that folder away.");
    }
    return brought;
  }

  private static void copy(Exemplars exemplars, Path from, Path place) {
    try {
      Files.createDirectories(place);
      for (Exemplar exemplar : exemplars.list()) {
        Path image = from.resolve(exemplar.name());
        Files.copy(image, place.resolve(exemplar.name()), StandardCopyOption.REPLACE_EXISTING);
      }
      AtomicFile.write(place.resolve(CAPTIONS), out -> Files.copy(from.resolve(CAPTIONS), out));
    } catch (IOException e) {
      throw new UserException(
          place
              + " cannot be written ("
              + e
              + "); set the environment variable REVERSION_HOME to a folder that can.",
          e);
    }
  }
}
