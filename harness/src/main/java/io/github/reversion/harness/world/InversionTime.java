package io.github.reversion.harness.world;

import java.util.Locale;

/**
 * How long inversions took on a host, one after the other.
 *
 * @param host what computed them
 * @param n inversions
 * @param medianSeconds of an inversion, from begin to end
 */
public record InversionTime(Host host, int n, double medianSeconds) {
  /** Such as {@code 57 s (median of 3, one after the other; 2 threads on 2 cores, ...)}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%.0f s (median of %d, one after the other; %s)", medianSeconds, n, host);
  }
}
