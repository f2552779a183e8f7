package io.github.reversion.compute;

import java.util.Optional;

/** Looks at the memory in use again and again, until it is closed, and keeps the most it saw. */
public final class PeakMemory implements AutoCloseable {
  private static final int MILLISECONDS = 5;

  private final ComputeDevice device;
  private final Thread watcher = new Thread(this::watch, "ReVersion memory");
  private volatile Optional<UsedMemory> most;
  private volatile boolean closed;

  /** Begins to look. */
  public PeakMemory(ComputeDevice device) {
    this.device = device;
    most = UsedMemory.of(device);
    watcher.setDaemon(true);
    if (most.isPresent()) {
      watcher.start();
    }
  }

  private void watch() {
    while (!closed) {
      look();
      try {
        Thread.sleep(MILLISECONDS);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private synchronized void look() {
    UsedMemory.of(device)
        .filter(now -> most.isEmpty() || now.used() > most.get().used())
        .ifPresent(now -> most = Optional.of(now));
  }

  /** The most so far; empty where it cannot be told. */
  public Optional<UsedMemory> most() {
    if (most.isPresent()) {
      look();
    }
    return most;
  }

  @Override
  public void close() {
    closed = true;
    watcher.interrupt();
  }
}
