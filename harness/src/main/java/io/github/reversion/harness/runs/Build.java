package io.github.reversion.harness.runs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which build of this program runs. */
final class Build {
  private static final int DIGITS = 12;

  private Build() {}

  /**
   * Such as {@code 0.1.0-SNAPSHOT, commit 3c67837198a4}; without the commit where it was not built
   * in a repository.
   */
  static String text() {
    Properties properties = new Properties();
    try (InputStream in = Build.class.getResourceAsStream("build.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("build.properties cannot be read from the program's jar", e);
    }
    String version = Build.class.getPackage().getImplementationVersion();
    return text(version == null ? "development" : version, properties.getProperty("commit"));
  }

  /**
   * The same.
   *
   * @param commit what the build wrote; anything where it did not know it
   */
  static String text(String version, String commit) {
    return commit.matches("[0-9a-f]{" + DIGITS + ",}")
        ? version + ", commit " + commit.substring(0, DIGITS)
        : version;
  }
}
