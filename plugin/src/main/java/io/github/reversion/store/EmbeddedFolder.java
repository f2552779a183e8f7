package io.github.reversion.store;

import io.github.reversion.UserException;
import io.github.reversion.weights.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder that travels inside the jar: the mini model, the example exemplars.
 *
 * <p>It is unpacked once a computer, into a folder named by its content, because weights are mapped
 * and files in a jar cannot be. Beside it in the jar lies {@code NAME.sha256}, which lists its
 * files.
 *
 * @param neighbour the class beside which the folder lies in the jar
 * @param name the folder's name, with slashes where it lies deeper
 */
public record EmbeddedFolder(Class<?> neighbour, String name) {
  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  (.+)");

  /** Whether the jar has it. */
  boolean isThere() {
    return neighbour.getResource(name + ".sha256") != null;
  }

  /**
   * Unpacks the folder unless it is there.
   *
   * @param parent is made if need be
   * @return the unpacked folder
   * @throws UserException naming the place if it cannot be written, or the file of the jar that is
   *     damaged
   */
  public Path unpackInto(Path parent) {
    byte[] list = resource(name + ".sha256");
    String last = name.substring(name.lastIndexOf('/') + 1);
    Path target = parent.resolve(last + "-" + Sha256.of(list).substring(0, 12));
    if (Files.isDirectory(target)) {
      return target;
    }
    try {
      Files.createDirectories(parent);
      Path part = Files.createTempDirectory(parent, last + "-part");
      try {
        for (Map.Entry<String, String> file : files(list).entrySet()) {
          unpack(file.getKey(), file.getValue(), part);
        }
        moveInto(part, target);
      } finally {
        delete(part);
      }
      return target;
    } catch (IOException e) {
      throw new UserException(
          parent
              + " cannot be written ("
              + e
              + "); set the environment variable REVERSION_HOME to a folder that can.",
          e);
    }
  }

  private void unpack(String file, String hash, Path folder) throws IOException {
    byte[] content = resource(name + "/" + file);
    if (!Sha256.of(content).equals(hash)) {
      throw damaged(name + "/" + file);
    }
    Path place = folder.resolve(file);
    Files.createDirectories(place.getParent());
    Files.write(place, content);
  }

  /**
   * Somebody else may have been faster; theirs is the same. What a move onto a folder that is not
   * empty throws depends on the system.
   */
  private static void moveInto(Path part, Path target) throws IOException {
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!Files.isDirectory(target)) {
        throw e;
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** File name to SHA-256, from lines as {@code sha256sum} writes them. */
  private Map<String, String> files(byte[] list) {
    Map<String, String> files = new LinkedHashMap<>();
    for (String line : new String(list, StandardCharsets.UTF_8).lines().toList()) {
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        throw damaged(name + ".sha256");
      }
      files.put(matcher.group(2), matcher.group(1));
    }
    return files;
  }

  private static UserException damaged(String resource) {
    return new UserException(
        "The file " + resource + " of this jar is damaged; install the jar again.");
  }

  private byte[] resource(String path) {
    try (InputStream in = neighbour.getResourceAsStream(path)) {
      if (in == null) {
        throw new UserException("This jar lacks " + path + "; install it again.");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("This jar cannot be read at " + path, e);
    }
  }
}
