package io.github.reversion.harness.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.settings.SettingException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {
  private final AtomicInteger done = new AtomicInteger();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 50})
  void everyTaskIsDoneOnce(int workers) {
    new Workers(workers).run(Collections.nCopies(20, stop -> done.incrementAndGet()), () -> false);
    assertEquals(20, done.get());
  }

  @Test
  void workersWorkSideBySide() {
    CountDownLatch both = new CountDownLatch(2);
    Workers.Task meeting =
        stop -> {
          both.countDown();
          try {
            both.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    new Workers(2).run(List.of(meeting, meeting), () -> false);
    assertEquals(0, both.getCount());
  }

  @Test
  void theFirstFailureEndsTheWorkAndIsThrown() {
    IllegalStateException failure = new IllegalStateException("odd");
    Workers.Task failing =
        stop -> {
          throw failure;
        };
    Workers.Task waiting =
        stop -> {
          while (!stop.getAsBoolean()) {
            Thread.onSpinWait();
          }
        };
    Workers.Task counting = stop -> done.incrementAndGet();
    assertSame(
        failure,
        assertThrows(
            IllegalStateException.class,
            () -> new Workers(2).run(List.of(waiting, failing, counting), () -> false)));
    assertEquals(0, done.get());
  }

  @Test
  void whoIsStoppedLeavesTheRest() {
    new Workers(1)
        .run(Collections.nCopies(20, stop -> done.incrementAndGet()), () -> done.get() == 3);
    assertEquals(3, done.get());
  }

  @Test
  void noWorkersAreRefused() {
    SettingException refused = assertThrows(SettingException.class, () -> new Workers(0));
    assertTrue(refused.getMessage().startsWith("workers is 0"), refused.getMessage());
  }
}
