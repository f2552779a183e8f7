package io.github.reversion.hub;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads from a connection without waiting for ever, and looks up now and then while it waits. */
final class TimedInput implements AutoCloseable {
  private static final long LOOK_MILLIS = 200;

  private final InputStream in;
  private final Duration patience;
  private final Runnable look;
  private final ExecutorService reader =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "download");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Reads from a stream.
   *
   * @param patience how long to wait for a byte
   * @param look is called while nothing arrives; what it throws ends the waiting
   */
  TimedInput(InputStream in, Duration patience, Runnable look) {
    this.in = in;
    this.patience = patience;
    this.look = look;
  }

  /**
   * As that of a stream.
   *
   * @throws IOException if the connection broke, or nothing arrived for too long
   */
  int read(byte[] buffer) throws IOException {
    Future<Integer> read = reader.submit(() -> in.read(buffer));
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        return read.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        look.run();
        if (System.nanoTime() >= end) {
          throw new IOException("nothing arrived for " + patience.toSeconds() + " seconds", e);
        }
      } catch (ExecutionException e) {
        throw e.getCause() instanceof IOException broken ? broken : new IOException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException();
      }
    }
  }

  @Override
  public void close() {
    reader.shutdownNow();
  }
}
