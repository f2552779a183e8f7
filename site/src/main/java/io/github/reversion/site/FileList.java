package io.github.reversion.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The files of a folder with their hashes, by which the plugin unpacks it. */
final class FileList {
  private FileList() {}

  /** Writes {@code FOLDER.sha256} beside a folder, as {@code sha256sum} does inside of it. */
  static void write(Path folder) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (Path file : files(folder)) {
      String name = folder.relativize(file).toString().replace('\\', '/');
      lines.append("%s  %s\n".formatted(hash(Files.readAllBytes(file)), name));
    }
    Files.writeString(folder.resolveSibling(folder.getFileName() + ".sha256"), lines);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static String hash(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
