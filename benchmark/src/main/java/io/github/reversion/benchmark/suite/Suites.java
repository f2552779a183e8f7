package io.github.reversion.benchmark.suite;

import io.github.reversion.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** The suites that come with this program. */
public final class Suites {
  /** The suite of the paper's benchmark, whose exemplars users import. */
  public static final String PAPER = "reversion-sd15";

  /** Their names. */
  public static final List<String> NAMES = List.of("mini", "mini-ci", PAPER);

  private static final String ENDING = ".yaml";

  private Suites() {}

  /**
   * A suite.
   *
   * @param suite the name of one of ours, or a file that ends in {@code .yaml}
   * @throws UserException if there is none, or naming file, line and key of what is wrong in it
   */
  public static Suite named(String suite) {
    if (NAMES.contains(suite)) {
      return Suite.of(suite + ENDING, content(suite + ENDING), Path.of(""));
    } else if (suite.endsWith(ENDING)) {
      return Suite.read(Path.of(suite));
    }
    throw new UserException(
        "There is no suite '%s'; there are %s, and files that end in %s."
            .formatted(suite, String.join(", ", NAMES), ENDING));
  }

  private static byte[] content(String resource) {
    try (InputStream in = Suites.class.getResourceAsStream(resource)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("The resource " + resource + " cannot be read", e);
    }
  }
}
