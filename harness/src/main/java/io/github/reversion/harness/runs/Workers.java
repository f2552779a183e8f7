package io.github.reversion.harness.runs;

import io.github.reversion.settings.SettingException;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Threads that share a list of tasks.
 *
 * @param count 1 or more
 */
public record Workers(int count) {
  /**
   * Checks the number.
   *
   * @throws SettingException if it is too small
   */
  public Workers {
    if (count < 1) {
      throw new SettingException("workers is " + count + "; it must be 1 or more.");
    }
  }

  /** Something to do. */
  @FunctionalInterface
  public interface Task {
    /**
     * Does it.
     *
     * @param stop whether to leave it where it is
     */
    void run(BooleanSupplier stop);
  }

  /**
   * Does all tasks, in their order as far as there is one. The first that fails ends the work: the
   * others are asked to stop, and it is thrown.
   *
   * @param stop whether to leave the rest
   */
  public void run(List<Task> tasks, BooleanSupplier stop) {
    Queue<Task> queue = new ConcurrentLinkedQueue<>(tasks);
    AtomicBoolean failed = new AtomicBoolean();
    BooleanSupplier halt = () -> failed.get() || stop.getAsBoolean();
    ExecutorService pool = Executors.newFixedThreadPool(count);
    try {
      await(
          pool.invokeAll(
              Collections.<Callable<Void>>nCopies(count, () -> work(queue, halt, failed))));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("The workers were interrupted");
    } finally {
      pool.shutdownNow();
    }
  }

  private static Void work(Queue<Task> queue, BooleanSupplier halt, AtomicBoolean failed) {
    try {
      while (!halt.getAsBoolean()) {
        Task task = queue.poll();
        if (task == null) {
          break;
        }
        task.run(halt);
      }
      return null;
    } catch (RuntimeException | Error e) {
      failed.set(true);
      throw e;
    }
  }

  private static void await(List<Future<Void>> all) throws InterruptedException {
    for (Future<Void> one : all) {
      try {
        one.get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException cause) {
          throw cause;
        } else if (e.getCause() instanceof Error cause) {
          throw cause;
        }
        throw new IllegalStateException(e);
      }
    }
  }
}
