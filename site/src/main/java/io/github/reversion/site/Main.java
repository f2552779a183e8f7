package io.github.reversion.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** What the build of the plugin starts, so that its jar has the guide in it. */
public final class Main {
  private Main() {}

  /** Folder of the pages, folder to write the site into; beside it goes the list of its files. */
  public static void main(String[] args) throws IOException {
    Path out = Path.of(args[1]);
    clear(out);
    new Site(Path.of(args[0])).write(out);
    FileList.write(out);
  }

  /** So that pages which are gone do not stay in the jar. */
  private static void clear(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
