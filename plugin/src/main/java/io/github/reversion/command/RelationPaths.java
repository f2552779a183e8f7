package io.github.reversion.command;

import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.relation.RelationFile;
import io.github.reversion.run.Comparison.Candidate;
import io.github.reversion.run.PromptRow;
import io.github.reversion.settings.SettingException;
import io.github.reversion.store.LearnedRelations;
import io.github.reversion.store.ModelStore;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Relations as fields of a command name them: by a file, or as they were learned here. */
final class RelationPaths {
  private RelationPaths() {}

  /**
   * Several, as they are written.
   *
   * @param first may be null or empty
   * @param more with semicolons between, may be empty
   */
  static List<String> texts(File first, String more) {
    List<String> texts = new ArrayList<>();
    if (first != null && !first.getPath().isBlank()) {
      texts.add(first.getPath());
    }
    texts.addAll(PromptRow.split(more));
    return List.copyOf(texts);
  }

  /**
   * Several, as files.
   *
   * @throws SettingException as {@link LearnedRelations#resolve}
   */
  static List<Path> of(File first, String more) {
    LearnedRelations learned = ModelStore.ofUser().relations();
    return texts(first, more).stream().map(learned::resolve).toList();
  }

  /**
   * One that must be named, as a file.
   *
   * @throws SettingException if it is not named, and as {@link LearnedRelations#resolve}
   */
  static Path one(String key, File written, String example) {
    String relation = ReVersionCommand.path(key, written, example).toString();
    return ModelStore.ofUser().relations().resolve(relation);
  }

  /** Reads them for a model. */
  static List<Candidate> read(List<Path> files, StableDiffusion model) {
    List<String> names = names(files);
    return IntStream.range(0, files.size())
        .mapToObj(
            i -> new Candidate(names.get(i), RelationFile.read(files.get(i), model.textWidth())))
        .toList();
  }

  /** What to call them: as their files, without the ending; with the folder where that is one. */
  static List<String> names(List<Path> files) {
    List<String> names = files.stream().map(RelationPaths::name).toList();
    return files.stream()
        .map(
            file ->
                Collections.frequency(names, name(file)) == 1 || file.getParent() == null
                    ? name(file)
                    : file.getParent().getFileName() + "/" + name(file))
        .toList();
  }

  /** What to call one that stands alone. */
  static String name(Path file) {
    return String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
  }
}
