package io.github.reversion.benchmark.training;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Threads that compute side by side. Closing them waits for what they are at: its tensors must not
 * be freed under it.
 */
public final class WorkerThreads implements AutoCloseable {
  private final ExecutorService service;

  /** So many. */
  public WorkerThreads(int count) {
    service = Executors.newFixedThreadPool(count);
  }

  /** Does it as soon as a thread has time. */
  public <T> Future<T> submit(Callable<T> work) {
    return service.submit(work);
  }

  /** Waits for a result; throws what the work has thrown. */
  public static <T> T result(Future<T> work) throws InterruptedException {
    try {
      return work.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IllegalStateException("A thread failed", e.getCause());
    }
  }

  @Override
  public void close() {
    service.shutdownNow();
    boolean interrupted = false;
    while (!service.isTerminated()) {
      try {
        service.awaitTermination(1, TimeUnit.DAYS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
