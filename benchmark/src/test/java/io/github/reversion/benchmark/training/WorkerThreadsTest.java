package io.github.reversion.benchmark.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.UserException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class WorkerThreadsTest {

  @Test
  void closingWaitsForWhatRunsAndDropsTheRest() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    List<Future<Boolean>> futures = new ArrayList<>();
    try (WorkerThreads workers = new WorkerThreads(1)) {
      futures.add(
          workers.submit(
              () -> {
                begun.countDown();
                long until = System.nanoTime() + 50_000_000;
                while (System.nanoTime() < until) {
                  Thread.onSpinWait(); // as native code, which hears no interruption
                }
                ended.set(true);
                return true;
              }));
      futures.add(workers.submit(() -> true));
      begun.await();
    }
    assertTrue(ended.get());
    assertTrue(futures.get(0).isDone());
    assertFalse(futures.get(1).isDone());
  }

  @Test
  void whatWasThrownIsThrownToWhoWaits() throws InterruptedException {
    UserException thrown = new UserException("because");
    try (WorkerThreads workers = new WorkerThreads(2)) {
      assertEquals(3, WorkerThreads.result(workers.submit(() -> 3)));
      Future<Integer> failed =
          workers.submit(
              () -> {
                throw thrown;
              });
      assertSame(thrown, assertThrows(UserException.class, () -> WorkerThreads.result(failed)));
    }
  }
}
