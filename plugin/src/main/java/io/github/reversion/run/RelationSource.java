package io.github.reversion.run;

import io.github.reversion.relation.Relation;
import io.github.reversion.relation.RelationFile;
import io.github.reversion.weights.Sha256;
import io.github.reversion.weights.WeightsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A relation, and which file it is from, if any.
 *
 * @param file the file's name, or empty
 * @param sha256 hash of the file, 64 hexadecimal digits, or empty
 */
public record RelationSource(Relation relation, String file, String sha256) {

  /**
   * Reads a relation or another embedding for a model.
   *
   * @param width numbers in a vector of the model's text encoder
   * @throws WeightsException as {@link RelationFile#read(Path, int)}
   */
  public static RelationSource read(Path file, int width) {
    return of(RelationFile.read(file, width), file);
  }

  /** A relation that lies in no file. */
  public static RelationSource of(Relation relation) {
    return new RelationSource(relation, "", "");
  }

  /**
   * A relation that was just written to a file.
   *
   * @throws WeightsException if the file cannot be read
   */
  public static RelationSource of(Relation relation, Path file) {
    try {
      return new RelationSource(relation, String.valueOf(file.getFileName()), Sha256.of(file));
    } catch (IOException e) {
      throw new WeightsException(
          file, "could not be read (" + e.getMessage() + ")", "check its permissions", e);
    }
  }

  /** Token and file, if there is one, for people: {@code <R> from carved_by.safetensors}. */
  public String text() {
    return file.isEmpty() ? relation.token() : relation.token() + " from " + file;
  }

  /** For the run file, in a fixed order. */
  Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("file", file);
    map.put("sha256", sha256);
    map.put("token", relation.token());
    map.put("vectors", relation.vectorCount());
    map.put("learned", relation.info().entries());
    return map;
  }
}
