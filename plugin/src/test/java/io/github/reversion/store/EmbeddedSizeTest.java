package io.github.reversion.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What everybody downloads with the plugin. */
class EmbeddedSizeTest {
  private static final Path STORE =
      Path.of("src", "main", "resources", "io", "github", "reversion", "store");
  private static final long MOST = 24_000_000;

  @Test
  void allEmbeddedFilesHaveAtMostTwentyFourMegabytes() throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.walk(STORE)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
    }
    long all = bytes;
    assertTrue(all > 0, STORE + " is empty");
    assertTrue(
        all <= MOST,
        () ->
            "%s has %.1f MB of at most %.0f: embed a smaller model, or none of the parts that only scorers need"
                .formatted(STORE, all / 1e6, MOST / 1e6));
  }
}
