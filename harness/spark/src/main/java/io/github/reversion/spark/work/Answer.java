package io.github.reversion.spark.work;

import java.util.List;

/**
 * What a task sends back, as JSON.
 *
 * @param host where it was done
 * @param warnings sentences for the user
 * @param lines of JSON
 */
public record Answer(String host, List<String> warnings, List<String> lines) {
  /** Copies the lists. */
  public Answer {
    warnings = List.copyOf(warnings);
    lines = List.copyOf(lines);
  }
}
