package io.github.reversion.store;

import io.github.reversion.UserException;
import io.github.reversion.settings.SettingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where models and examples are kept on this computer.
 *
 * @param home the folder of this program; nothing is written outside of it
 */
public record ModelStore(Path home) {
  /** The name of the embedded model. */
  public static final String MINI = "mini";

  /** What example exemplars are named by: {@code example:wrapped_in}. */
  public static final String EXAMPLE = "example:";

  /**
   * The user's own: the folder REVERSION_HOME names, else {@code .reversion} in the home folder.
   */
  public static ModelStore ofUser() {
    String named = System.getenv("REVERSION_HOME");
    return new ModelStore(
        named == null || named.isBlank()
            ? Path.of(System.getProperty("user.home"), ".reversion")
            : Path.of(named));
  }

  /**
   * The folder of a model.
   *
   * @param model {@code mini}, which is the embedded one even where a folder is called so; else a
   *     folder in diffusers layout, or the name of an installed model
   */
  public Path model(String model) {
    if (model.equals(MINI)) {
      return mini();
    }
    Path folder = Path.of(model);
    return Files.isDirectory(folder) ? folder : installed().find(model).orElse(folder);
  }

  /** The folder of the embedded model. */
  Path mini() {
    return new EmbeddedFolder(ModelStore.class, MINI).unpackInto(models());
  }

  /** Where models lie that were installed. */
  public Path models() {
    return home.resolve("models");
  }

  /** The relations that were learned on this computer. */
  public LearnedRelations relations() {
    return new LearnedRelations(home.resolve("relations.txt"));
  }

  /** The models that were installed. */
  InstalledModels installed() {
    return new InstalledModels(models());
  }

  /**
   * The folder of an embedded model that pictures are judged by.
   *
   * @param name {@code clip} or {@code classifier}
   * @throws UserException if this program has none
   */
  public Path scoring(String name) {
    EmbeddedFolder folder = new EmbeddedFolder(ModelStore.class, "scoring/" + name);
    if (!folder.isThere()) {
      throw new UserException(
          "This program has no %s embedded; name the folder of one.".formatted(name));
    }
    return folder.unpackInto(home.resolve("scoring"));
  }

  /**
   * A folder of exemplars.
   *
   * @param exemplars a folder, or {@code example:} and the name of one that is embedded
   * @throws SettingException if there is no example of that name
   */
  public Path exemplars(String exemplars) {
    if (!exemplars.startsWith(EXAMPLE)) {
      return Path.of(exemplars);
    }
    String name = exemplars.substring(EXAMPLE.length());
    List<String> names = exampleNames();
    if (!names.contains(name)) {
      throw new SettingException(
          "There is no example '" + name + "'; there are " + String.join(", ", names) + ".");
    }
    return examples().resolve(name);
  }

  /** The names of the embedded exemplar folders, sorted. */
  public List<String> exampleNames() {
    try (Stream<Path> folders = Files.list(examples())) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(home + " cannot be read", e);
    }
  }

  private Path examples() {
    return new EmbeddedFolder(ModelStore.class, "examples").unpackInto(home);
  }
}
