package io.github.reversion.command;

import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.relation.Relation;
import io.github.reversion.relation.RelationFile;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The relation files that a user named.
 *
 * @param paths in the order of the fields
 */
record RelationFiles(List<Path> paths) {

  /**
   * From the two fields.
   *
   * @param first may be null or empty
   * @param more paths with semicolons between, may be empty
   */
  static RelationFiles of(File first, String more) {
    List<Path> paths = new ArrayList<>();
    if (first != null && !first.getPath().isBlank()) {
      paths.add(first.toPath());
    }
    Arrays.stream(more.split(";", -1))
        .map(String::strip)
        .filter(path -> !path.isEmpty())
        .forEach(path -> paths.add(Path.of(path)));
    return new RelationFiles(List.copyOf(paths));
  }

  /** Reads them for a model. */
  Loaded load(StableDiffusion model) {
    List<Relation> list = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (Path path : paths) {
      Relation relation = RelationFile.read(path, model.textWidth());
      list.add(relation);
      texts.add(relation.token() + " from " + path.getFileName());
    }
    return new Loaded(List.copyOf(list), String.join(", ", texts));
  }

  /**
   * What the files hold.
   *
   * @param text tokens and files for people: {@code <R> from carved_by.safetensors}
   */
  record Loaded(List<Relation> list, String text) {}
}
