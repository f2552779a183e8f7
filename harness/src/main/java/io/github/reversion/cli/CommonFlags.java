package io.github.reversion.cli;

import io.github.reversion.compute.Torch;
import io.github.reversion.settings.SettingException;
import picocli.CommandLine.Option;

/** What every command understands. */
@SuppressWarnings("UnusedVariable") // picocli acts on some of them by itself
public final class CommonFlags {
  static final String DEBUG = "--debug";

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "threads an operation uses (default: one a core; in a run of a suite: one)")
  private int threads;

  @Option(names = DEBUG, description = "if something fails, show the stack trace")
  private boolean debug;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this and do nothing")
  private boolean help;

  /**
   * Starts the engine with that many threads.
   *
   * @throws SettingException if the number is negative
   */
  void applyThreads() {
    Torch.setThreads(threads());
  }

  /**
   * That many threads; all cores if nothing was said.
   *
   * @throws SettingException if the number is negative
   */
  int threads() {
    requireThreads();
    // PyTorch counts the cores of the computer, Java those this process may use.
    return threads == 0
        ? Math.min(Torch.threads(), Runtime.getRuntime().availableProcessors())
        : threads;
  }

  /**
   * That many threads; one if nothing was said, so that results do not depend on the computer.
   *
   * @throws SettingException if the number is negative
   */
  public int threadsOrOne() {
    requireThreads();
    return Math.max(1, threads);
  }

  private void requireThreads() {
    if (threads < 0) {
      throw new SettingException("threads is " + threads + "; it must be 1 or more.");
    }
  }
}
