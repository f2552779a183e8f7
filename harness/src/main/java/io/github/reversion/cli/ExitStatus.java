package io.github.reversion.cli;

/** What the program returns, so that scripts can tell the ends apart. */
public final class ExitStatus {
  /** Everything was done. */
  public static final int DONE = 0;

  /** A verification failed, or a gate. */
  public static final int FAILED = 1;

  /** The command line or its input cannot be used; one sentence said what to mend. */
  public static final int REFUSED = 2;

  /**
   * What was rightly asked for did not come to its end, or is not whole, or something happened that
   * nobody foresaw; scripts need not tell these apart.
   */
  public static final int RUN_FAILED = 3;

  /** The user stopped it: 128 and the number of SIGINT, as shells count. */
  public static final int INTERRUPTED = 130;

  private ExitStatus() {}
}
