package io.github.reversion.run;

import io.github.reversion.compute.UsedMemory;
import java.util.Locale;
import java.util.Optional;

/**
 * How long an inversion takes on a device, and how much memory.
 *
 * @param device by name
 * @param seconds from begin to end, from the time of two steps
 * @param memory the most that was in use while they were taken; empty where that cannot be told
 * @param assumedBytes what such a model usually needs
 */
public record InversionEstimate(
    String device, double seconds, Optional<UsedMemory> memory, long assumedBytes) {
  private static final double GIB = 1L << 30;

  /** A sentence: {@code About 40 s on cpu, by two steps; memory up to 0.9 GiB of 15.6 GiB.} */
  @Override
  public String toString() {
    String bytes =
        memory
            .map(m -> text("memory up to %.1f GiB of %.1f GiB", m.used() / GIB, m.total() / GIB))
            .orElseGet(() -> text("memory about %.1f GiB (assumed)", assumedBytes / GIB));
    return "About %s on %s, by two steps; %s.".formatted(Figures.time(seconds), device, bytes);
  }

  private static String text(String format, Object... numbers) {
    return String.format(Locale.ROOT, format, numbers);
  }
}
