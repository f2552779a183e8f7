package io.github.reversion.hub;

import java.time.Duration;
import java.util.concurrent.CancellationException;

/** How to wait; tests need not. */
@FunctionalInterface
public interface Pause {
  /** Waits as long as is said; an interrupted thread cancels. */
  Pause REAL =
      (duration, look) -> {
        long slice = 200;
        for (long left = duration.toMillis(); left > 0; left -= slice) {
          look.run();
          try {
            Thread.sleep(Math.min(slice, left));
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
          }
        }
      };

  /**
   * Waits.
   *
   * @param look is called now and then meanwhile; what it throws ends the waiting
   */
  void sleep(Duration duration, Runnable look);
}
