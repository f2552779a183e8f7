package io.github.reversion.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.reversion.weights.Safetensors;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A folder of golden data: which files it has, and what is in them. */
final class GoldenFolder {
  static final String MANIFEST = "manifest.json";

  // Deep enough for every file that is no checkpoint's.
  private static final int DEPTH = 3;
  // Python writes -Infinity and NaN, which are not JSON.
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Path root;
  private final JsonNode listed;
  private final Map<String, GoldenTensors> opened = new LinkedHashMap<>();

  private GoldenFolder(Path root, JsonNode listed) {
    this.root = root;
    this.listed = listed;
  }

  /**
   * Opens a folder.
   *
   * @throws GoldenException if it has no {@code manifest.json} that lists its files
   */
  static GoldenFolder open(Path folder) {
    Path root = folder.toAbsolutePath().normalize();
    JsonNode listed = read(root.resolve(MANIFEST)).path("files");
    if (!listed.isObject()) {
      throw new GoldenException(
          root.resolve(MANIFEST) + ": has no object \"files\"; give a folder of golden data");
    }
    return new GoldenFolder(root, listed);
  }

  /** A file or folder below this one. */
  Path path(String file) {
    Path path = root.resolve(file).normalize();
    if (!path.startsWith(root)) {
      throw new GoldenException(root + ": names " + file + ", which lies outside of it");
    }
    return path;
  }

  /** Whether there is such a file or folder. */
  boolean has(String file) {
    return Files.exists(path(file));
  }

  /** The files that match a glob, sorted: those that are there, and those the manifest lists. */
  List<String> find(String glob) throws IOException {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
    TreeSet<String> found = new TreeSet<>();
    listed.fieldNames().forEachRemaining(found::add);
    try (Stream<Path> files = Files.walk(root, DEPTH, FileVisitOption.FOLLOW_LINKS)) {
      files
          .filter(Files::isRegularFile)
          .forEach(file -> found.add(root.relativize(file).toString().replace('\\', '/')));
    }
    return found.stream().filter(file -> matcher.matches(Path.of(file))).toList();
  }

  /** Folders directly below this one whose names begin with a text, sorted. */
  List<String> folders(String start) throws IOException {
    try (Stream<Path> files = Files.list(root)) {
      return files
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .filter(name -> name.startsWith(start))
          .sorted()
          .toList();
    }
  }

  /** A JSON file. */
  JsonNode json(String file) {
    return read(path(file));
  }

  /** A file of tensors, read once. */
  GoldenTensors tensors(String file) {
    return opened.computeIfAbsent(
        file, f -> new GoldenTensors(f, Safetensors.read(path(f)), listed.path(f).path("tensors")));
  }

  /** The tensors that belong to a JSON file: those beside it under the same name. */
  GoldenTensors tensorsOf(String jsonFile) {
    return tensors(jsonFile.substring(0, jsonFile.lastIndexOf('.')) + ".safetensors");
  }

  /** All files of tensors that were opened so far. */
  List<GoldenTensors> opened() {
    return new ArrayList<>(opened.values());
  }

  /** Files with expected tensors that are there, and that nobody opened. */
  List<String> neverOpened() throws IOException {
    return find("**.safetensors").stream()
        .filter(file -> !opened.containsKey(file) && has(file))
        .filter(file -> GoldenTensors.hasExpected(listed.path(file).path("tensors")))
        .toList();
  }

  /** The name of a file without folder and ending. */
  static String baseName(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    return name.substring(0, name.lastIndexOf('.'));
  }

  private static JsonNode read(Path file) {
    try {
      return JSON.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw new GoldenException(
          "%s: is not JSON (%s); copy the folder again".formatted(file, e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw new GoldenException(
          "%s: cannot be read (%s); give a whole folder of golden data"
              .formatted(file, e.getMessage()),
          e);
    }
  }
}
