package io.github.reversion.hub;

import java.time.Duration;
import java.util.concurrent.CancellationException;

/** How to wait; tests need not. */
@FunctionalInterface
public interface Pause {
  /** Waits as long as is said; an interrupted thread cancels. */
  Pause REAL =
      duration -> {
        try {
          Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new CancellationException();
        }
      };

  /** Waits. */
  void sleep(Duration duration);
}
