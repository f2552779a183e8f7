package io.github.reversion.harness.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The tables of {@code docs/update-site.md}. */
final class UpdateSite {
  private static final Path PAGE = Path.of("..", "docs", "update-site.md");

  private UpdateSite() {}

  /** The rows of the table after a mark. */
  static List<String> rows(String mark) throws IOException {
    try (Stream<String> lines = Files.lines(PAGE)) {
      return lines
          .dropWhile(line -> !line.equals("<!-- " + mark + " -->"))
          .dropWhile(line -> !line.startsWith("| ---"))
          .skip(1)
          .takeWhile(line -> line.startsWith("|"))
          .toList();
    }
  }

  /** The jars of a table, as the build calls them: {@code artifact-version}. */
  static List<String> jars(String mark) throws IOException {
    return rows(mark).stream()
        .map(row -> row.split(" *\\| *", -1))
        .map(cells -> cells[1] + "-" + cells[2])
        .toList();
  }
}
