package io.github.reversion.hub;

import io.github.reversion.UserException;
import java.time.Duration;

/**
 * Tries again what failed for a moment, a few times, with pauses that double: 1, 2, 4, 8 seconds,
 * or as long as the server says.
 */
final class Retries {
  private static final int TRIES = 5;
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final Pause pause;

  Retries(Pause pause) {
    this.pause = pause;
  }

  /** Something that may fail for a moment. */
  interface Attempt<T> {
    /**
     * Tries it.
     *
     * @throws Transient if it is worth trying again
     */
    T run() throws Transient;
  }

  /** What goes on from one try to the next. */
  interface Gauge {
    /** Nothing is kept, and nobody looks. */
    Gauge NONE =
        new Gauge() {
          @Override
          public long reached() {
            return 0;
          }

          @Override
          public void look() {}
        };

    /** A number that grows, so that a try that came farther does not count as a failed one. */
    long reached();

    /** Is called while there is a pause; what it throws ends the trying. */
    void look();
  }

  /**
   * Tries until it works.
   *
   * @throws UserException if it fails too often, or the server wants to be left alone for long
   */
  <T> T run(Attempt<T> attempt, Gauge gauge) {
    int failed = 0;
    long farthest = gauge.reached();
    while (true) {
      try {
        return attempt.run();
      } catch (Transient e) {
        failed = gauge.reached() > farthest ? 1 : failed + 1;
        farthest = Math.max(farthest, gauge.reached());
        if (failed == TRIES) {
          throw new UserException(
              e.getMessage() + ", " + TRIES + " times; what has arrived is kept: try again later.",
              e);
        }
        pause.sleep(length(e, failed), gauge::look);
      }
    }
  }

  private static Duration length(Transient e, int failed) {
    Duration length = e.delay().orElse(FIRST.multipliedBy(1L << (failed - 1)));
    if (length.compareTo(LONGEST) > 0) {
      throw new UserException(
          "%s and says to wait %d minutes; try again then."
              .formatted(e.getMessage(), length.toMinutes() + 1),
          e);
    }
    return length;
  }
}
