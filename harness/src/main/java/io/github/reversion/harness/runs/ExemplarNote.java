package io.github.reversion.harness.runs;

import io.github.reversion.UserException;
import io.github.reversion.exemplar.ExemplarHash;
import io.github.reversion.exemplar.Exemplars;
import io.github.reversion.harness.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a relation was learned from, as far as scorers want to know: {@code
 * exemplars/RELATION.json}.
 *
 * @param schema {@value RunDescription#SCHEMA}
 * @param sha256 of the exemplars
 * @param captions all of them, in the order of the exemplars
 */
public record ExemplarNote(int schema, String sha256, List<String> captions) {
  /** Copies the captions. */
  public ExemplarNote {
    captions = List.copyOf(captions);
  }

  private static ExemplarNote of(Exemplars exemplars) {
    return new ExemplarNote(
        RunDescription.SCHEMA,
        ExemplarHash.of(exemplars),
        exemplars.list().stream().flatMap(exemplar -> exemplar.captions().stream()).toList());
  }

  static ExemplarNote read(Path file) {
    return Json.read(
        file, ExemplarNote.class, RunDescription.SCHEMA, "run the suite into another folder");
  }

  /**
   * Writes it, unless it is there.
   *
   * @throws UserException if what is there is of other exemplars
   */
  static void keep(Path file, Exemplars exemplars) {
    ExemplarNote note = of(exemplars);
    if (!Files.exists(file)) {
      Json.write(file, note);
    } else if (!read(file).equals(note)) {
      throw new UserException(
          "%s, sha256: is of other exemplars than %s has now; choose another folder with --out."
              .formatted(file, exemplars.name()));
    }
  }
}
