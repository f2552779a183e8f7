package io.github.reversion.benchmark.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The lines of a suite's file that say what it came to. They do not change what is learned and
 * drawn, so that a suite stays the same suite when they are written.
 *
 * @param lines of the whole file
 * @param first of the block, counted from 0
 * @param end the line behind its last; {@code first} if there is no block
 */
record ExpectedBlock(List<String> lines, int first, int end) {
  static final String KEY = "expected";

  ExpectedBlock {
    lines = List.copyOf(lines);
  }

  /**
   * Finds the block.
   *
   * @param text of the file
   * @param keys that it holds
   */
  static ExpectedBlock of(String text, YamlKeys keys) {
    List<String> lines = text.lines().toList();
    int first = keys.find(KEY).map(value -> value.place().line() - 1).orElse(lines.size());
    List<Integer> others =
        keys.values().values().stream()
            .map(value -> value.place().line() - 1)
            .filter(line -> line >= first)
            .sorted()
            .skip(1) // the block's own
            .toList();
    int end = others.isEmpty() ? lines.size() : others.get(0);
    while (end > first && isNoValue(lines.get(end - 1))) {
      end--;
    }
    return new ExpectedBlock(lines, first, end);
  }

  private static boolean isNoValue(String line) {
    return line.isBlank() || line.startsWith("#");
  }

  /** The file without it. */
  String without() {
    return with("");
  }

  /**
   * The file with another block in its place, or at the end.
   *
   * @param block whole lines
   */
  String with(String block) {
    List<String> changed = new ArrayList<>(lines.subList(0, first));
    changed.addAll(block.lines().toList());
    changed.addAll(lines.subList(end, lines.size()));
    return changed.stream().map(line -> line + "\n").collect(Collectors.joining());
  }
}
