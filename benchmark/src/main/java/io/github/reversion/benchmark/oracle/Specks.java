package io.github.reversion.benchmark.oracle;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Removes what is small beside the largest group of connected pixels. */
final class Specks {
  private static final double SHARE = 0.15;

  private final int width;
  private final int height;
  private final Pixels pixels;
  private final boolean[][] seen;

  /** Tells which pixels there are. */
  interface Pixels {
    boolean at(int x, int y);
  }

  private Specks(int width, int height, Pixels pixels) {
    this.width = width;
    this.height = height;
    this.pixels = pixels;
    seen = new boolean[height][width];
  }

  /** The pixels of the largest group and of those not much smaller. */
  static boolean[][] removed(int width, int height, Pixels pixels) {
    List<List<int[]>> groups = new Specks(width, height, pixels).groups();
    int largest = groups.stream().mapToInt(List::size).max().orElse(0);
    boolean[][] kept = new boolean[height][width];
    for (List<int[]> group : groups) {
      if (group.size() >= SHARE * largest) {
        group.forEach(at -> kept[at[1]][at[0]] = true);
      }
    }
    return kept;
  }

  private List<List<int[]>> groups() {
    List<List<int[]>> groups = new ArrayList<>();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (isNew(x, y)) {
          groups.add(group(x, y));
        }
      }
    }
    return groups;
  }

  private boolean isNew(int x, int y) {
    return x >= 0 && y >= 0 && x < width && y < height && !seen[y][x] && pixels.at(x, y);
  }

  private List<int[]> group(int x, int y) {
    List<int[]> group = new ArrayList<>();
    Deque<int[]> todo = new ArrayDeque<>();
    visit(x, y, todo);
    while (!todo.isEmpty()) {
      int[] at = todo.pop();
      group.add(at);
      for (int dy = -1; dy <= 1; dy++) {
        for (int dx = -1; dx <= 1; dx++) {
          visit(at[0] + dx, at[1] + dy, todo);
        }
      }
    }
    return group;
  }

  private void visit(int x, int y, Deque<int[]> todo) {
    if (isNew(x, y)) {
      seen[y][x] = true;
      todo.push(new int[] {x, y});
    }
  }
}
