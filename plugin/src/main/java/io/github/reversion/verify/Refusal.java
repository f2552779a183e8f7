package io.github.reversion.verify;

import io.github.reversion.UserException;
import java.lang.management.ManagementFactory;
import java.util.regex.Pattern;

/**
 * How a file that may be damaged was received.
 *
 * @param error the error it was refused with; null if it was accepted
 * @param allocated bytes of heap that were asked for meanwhile; 0 where this Java cannot tell
 */
record Refusal(UserException error, long allocated) {
  /** Far more than a small file needs, and far less than a damaged header can ask for. */
  private static final long MOST_ALLOCATED = 64L << 20;

  /** Reads something; errors that are not meant for users are passed on. */
  static Refusal of(Runnable read) {
    long before = allocatedSoFar();
    UserException error = null;
    try {
      read.run();
    } catch (UserException e) {
      error = e;
    }
    return new Refusal(error, allocatedSoFar() - before);
  }

  /**
   * Compares with what should have happened.
   *
   * @param outcome {@code accepted}, {@code refused}, or {@code refused} and something more, which
   *     leaves the choice
   */
  void compare(String outcome, Comparison comparison) {
    if (error == null && outcome.equals("refused")) {
      comparison.fault("it was accepted, and must be refused");
    }
    if (error != null && outcome.equals("accepted")) {
      comparison.fault("it was refused, and must be accepted: " + error.getMessage());
    }
    if (allocated > MOST_ALLOCATED) {
      comparison.fault("%d bytes of memory were asked for".formatted(allocated));
    }
  }

  /** Whether the error names something, as a word of its own. */
  boolean names(String text) {
    return Pattern.compile("(?<!\\w)" + Pattern.quote(text) + "(?!\\w)")
        .matcher(error.getMessage())
        .find();
  }

  private static long allocatedSoFar() {
    return ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads
        ? threads.getCurrentThreadAllocatedBytes()
        : 0;
  }
}
