package io.github.reversion.command;

import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.relation.RelationFile;
import io.github.reversion.run.Comparison.Candidate;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Files of relations as fields of a command name them. */
final class RelationPaths {
  private RelationPaths() {}

  /**
   * Several.
   *
   * @param first may be null or empty
   * @param more paths with semicolons between, may be empty
   */
  static List<Path> of(File first, String more) {
    List<Path> paths = new ArrayList<>();
    if (first != null && !first.getPath().isBlank()) {
      paths.add(first.toPath());
    }
    Arrays.stream(more.split(";", -1))
        .map(String::strip)
        .filter(path -> !path.isEmpty())
        .forEach(path -> paths.add(Path.of(path)));
    return List.copyOf(paths);
  }

  /** Reads one for a model; it is called as its file, without the ending. */
  static Candidate read(Path file, StableDiffusion model) {
    return new Candidate(name(file), RelationFile.read(file, model.textWidth()));
  }

  static String name(Path file) {
    return String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
  }
}
