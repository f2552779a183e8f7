package io.github.reversion.cli;

import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.benchmark.suite.Suites;
import io.github.reversion.settings.SettingException;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The suite that a command is about. */
public final class SuiteParameter {
  @Parameters(
      paramLabel = "SUITE",
      description = "the name of a suite that benchmark list shows, or a file of your own (.yaml)")
  private String suite;

  /**
   * Reads it.
   *
   * @throws io.github.reversion.UserException if there is none, or something is wrong in it
   */
  public Suite read() {
    return Suites.named(suite);
  }

  /** What complaints call its file. */
  String fileName() {
    return Suites.NAMES.contains(suite) ? suite + ".yaml" : suite;
  }

  /** The folder from which folders that it names are seen; this one for a suite of ours. */
  public Path folder() {
    return Path.of(suite).toAbsolutePath().getParent();
  }

  /**
   * Its file.
   *
   * @throws SettingException if it is one that comes with this program
   */
  Path file() {
    if (Suites.NAMES.contains(suite)) {
      throw new SettingException(
          "write needs the file of the suite; give its path in place of '%s'.".formatted(suite));
    }
    return Path.of(suite);
  }
}
