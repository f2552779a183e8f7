package io.github.reversion.weights;

import java.lang.management.ManagementFactory;

/** Measures how much heap a piece of work asks for. */
public final class Allocation {
  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocation() {}

  /** Bytes of heap that this thread allocated while it ran the work. */
  public static long of(Runnable work) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    work.run();
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }
}
