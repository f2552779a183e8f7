package io.github.reversion.exemplar;

import io.github.reversion.image.ImageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Exemplars as a folder: images, and a file {@code text.json} that gives each file name a list of
 * captions, as the benchmark of ReVersion (Huang et al., 2024) has them.
 */
public final class ExemplarFolder {
  private static final Pattern IMAGE = Pattern.compile(".+\\.(png|jpe?g|tiff?)");

  private ExemplarFolder() {}

  /** Reads a folder with English captions; see {@link #read(Path, CaptionRules)}. */
  public static Exemplars read(Path folder) {
    return read(folder, CaptionRules.english());
  }

  /**
   * Reads a folder, images sorted by file name.
   *
   * @param folder with {@code text.json} and images (PNG, JPEG, TIFF)
   * @param rules what its captions must be
   * @throws ExemplarException if {@code text.json} is missing or of another shape, names a file
   *     that is missing or lies outside the folder or cannot be read, or if an image has no caption
   *     or one that breaks a rule; the message names the file
   */
  public static Exemplars read(Path folder, CaptionRules rules) {
    Path text = folder.resolve(CaptionFile.NAME);
    SortedMap<String, List<String>> captions = new CaptionFile().read(text);
    if (captions.isEmpty()) {
      throw new ExemplarException(text + ": names no images; write at least one with a caption");
    }
    captions.forEach((name, list) -> rules.check(text + ": " + name, list));
    checkThatAllImagesHaveCaptions(folder, captions);
    Map<String, Path> files = new TreeMap<>();
    captions.keySet().forEach(name -> files.put(name, inside(folder, text, name)));
    List<Exemplar> list = new ArrayList<>();
    files.forEach(
        (name, file) -> list.add(new Exemplar(name, ImageFiles.read(file), captions.get(name))));
    return new Exemplars(nameOf(folder), list);
  }

  private static String nameOf(Path folder) {
    return String.valueOf(folder.toAbsolutePath().normalize().getFileName());
  }

  private static Path inside(Path folder, Path text, String name) {
    try {
      Path file = folder.resolve(name);
      if (!Exemplar.isFileName(name) || !folder.equals(file.getParent())) {
        throw outside(text, name, null);
      }
      if (!Files.exists(file)) {
        throw new ExemplarException(
            "%s: names %s, which is missing in the folder; add the image or take out the line"
                .formatted(text, name));
      }
      if (!folder.toRealPath().equals(file.toRealPath().getParent())) {
        throw outside(text, name, null);
      }
      return file;
    } catch (InvalidPathException | IOException e) {
      throw outside(text, name, e);
    }
  }

  private static ExemplarException outside(Path text, String name, Exception cause) {
    return new ExemplarException(
        "%s: names \"%s\", which does not lie in the folder; copy the image into it"
            .formatted(text, name),
        cause);
  }

  private static void checkThatAllImagesHaveCaptions(
      Path folder, SortedMap<String, List<String>> captions) {
    try (Stream<Path> files = Files.list(folder)) {
      files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> IMAGE.matcher(name.toLowerCase(Locale.ROOT)).matches())
          .filter(name -> !name.startsWith(".") && !captions.containsKey(name))
          .sorted()
          .findFirst()
          .ifPresent(
              name -> {
                throw new ExemplarException(
                    "%s: the image has no caption in %s; write one or take the image away"
                        .formatted(folder.resolve(name), CaptionFile.NAME));
              });
    } catch (IOException e) {
      throw new ExemplarException(folder + ": the folder cannot be listed", e);
    }
  }

  /**
   * Writes exemplars so that reading them gives the same pixels, captions and names. Each file is
   * written whole or not at all, {@code text.json} last. Images become PNG: a name that does not
   * end in {@code .png} gets that ending after its own.
   *
   * @param folder made if it does not exist
   * @throws IOException if a file cannot be written, naming it
   */
  public static void write(Path folder, Exemplars exemplars) throws IOException {
    Map<String, Exemplar> files = new TreeMap<>();
    for (Exemplar exemplar : exemplars.list()) {
      boolean png = exemplar.name().toLowerCase(Locale.ROOT).endsWith(".png");
      String name = png ? exemplar.name() : exemplar.name() + ".png";
      if (files.put(name, exemplar) != null) {
        throw new ExemplarException("Two exemplars would be written as " + name + "; rename one");
      }
    }
    Files.createDirectories(folder);
    Map<String, List<String>> captions = new TreeMap<>();
    for (Map.Entry<String, Exemplar> file : files.entrySet()) {
      ImageFiles.writePng(folder.resolve(file.getKey()), file.getValue().image());
      captions.put(file.getKey(), file.getValue().captions());
    }
    new CaptionFile().write(folder.resolve(CaptionFile.NAME), captions);
  }

  /**
   * Refuses a folder that exemplars would share with other files, and a place that is no folder.
   *
   * @throws ExemplarException naming it
   */
  public static void requireFree(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      if (files.findFirst().isPresent()) {
        throw new ExemplarException(
            folder + ": the folder is not empty; choose an empty one, or one that is not there");
      }
    } catch (NoSuchFileException e) {
      // It will be made.
      return;
    } catch (IOException e) {
      throw new ExemplarException(folder + ": is no folder; choose another place", e);
    }
  }
}
