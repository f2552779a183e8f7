package io.github.reversion.store;

import io.github.reversion.UserException;
import io.github.reversion.settings.SettingException;
import io.github.reversion.weights.AtomicFile;
import io.github.reversion.weights.AtomicFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The models of a folder: each is a folder of its own, or a file {@code NAME.link} that says where
 * one lies.
 *
 * @param folder where they lie; need not exist
 */
record InstalledModels(Path folder) {
  private static final String LINK = ".link";
  private static final Pattern NAME = Pattern.compile("\\w[\\w.-]*");

  /** What the embedded model is unpacked as; it is listed under its own name. */
  private static final Pattern EMBEDDED =
      Pattern.compile(ModelStore.MINI + "-([0-9a-f]{12}|part.*)");

  /** Where a model lies, if there is one of that name. */
  Optional<Path> find(String name) {
    return NAME.matcher(name).matches() ? Optional.ofNullable(all().get(name)) : Optional.empty();
  }

  /** Name to folder, sorted; a folder that a link names may be gone. */
  TreeMap<String, Path> all() {
    TreeMap<String, Path> models = new TreeMap<>();
    if (!Files.isDirectory(folder)) {
      return models;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.toList()) {
        String name = entry.getFileName().toString();
        if (name.endsWith(LINK)) {
          models.put(name.substring(0, name.length() - LINK.length()), linked(entry));
        } else if (Files.isDirectory(entry) && isModel(name)) {
          models.put(name, entry);
        }
      }
      return models;
    } catch (IOException e) {
      throw new UserException(folder + " cannot be read (" + e.getMessage() + ")", e);
    }
  }

  private static boolean isModel(String name) {
    return !name.endsWith(AtomicFolder.PART)
        && !name.startsWith(".")
        && !EMBEDDED.matcher(name).matches();
  }

  private static Path linked(Path link) throws IOException {
    try {
      return Path.of(Files.readString(link).strip());
    } catch (InvalidPathException e) {
      throw new UserException(link + " names no folder; delete it and add the model again.", e);
    }
  }

  /**
   * A place for a new model.
   *
   * @param said the name the user wants; empty for one after {@code source}
   * @param source the name of the folder, file or repository it comes from
   * @throws SettingException if that is no name, or is taken
   */
  Path place(String said, String source) {
    String name = said.isBlank() ? source.replaceAll("[^\\w.-]", "_") : said.strip();
    List<String> ends = List.of(AtomicFolder.PART, LINK);
    if (!NAME.matcher(name).matches()
        || ends.stream().anyMatch(name::endsWith)
        || EMBEDDED.matcher(name).matches()) {
      throw new SettingException(
          "name is '"
              + name
              + "'; it must be of letters, digits, _, - and dots, and begin with a"
              + " letter or a digit.");
    }
    if (name.equals(ModelStore.MINI) || find(name).isPresent()) {
      throw new SettingException("There is a model named " + name + " already; give another name.");
    }
    return folder.resolve(name);
  }

  /** Notes where a model lies that stays there. */
  void link(Path place, Path model) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UserException(folder + " cannot be made (" + e + ").", e);
    }
    AtomicFile.writeText(
        place.resolveSibling(place.getFileName() + LINK),
        model.toAbsolutePath().normalize() + "\n");
  }
}
