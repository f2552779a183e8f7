package io.github.reversion.cli;

import java.util.concurrent.CountDownLatch;

/**
 * Ctrl-C, or another signal to end: the program is asked to stop, and has the time to keep what it
 * did.
 */
final class Interruption {
  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean requested;

  /** Asks the program to stop and waits until it has; what the shutdown hook does. */
  void request() {
    requested = true;
    try {
      finished.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether to stop. */
  boolean requested() {
    return requested;
  }

  /** The program has nothing left to keep. */
  void finished() {
    finished.countDown();
  }
}
