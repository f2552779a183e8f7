package io.github.reversion.benchmark.oracle;

import io.github.reversion.benchmark.world.Colour;
import io.github.reversion.benchmark.world.Composition;
import io.github.reversion.benchmark.world.EntityPair;
import io.github.reversion.benchmark.world.Figure;
import io.github.reversion.benchmark.world.Ground;
import io.github.reversion.benchmark.world.Rgb;
import io.github.reversion.benchmark.world.SceneRules;
import io.github.reversion.image.RgbImage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A picture segmented by colour: each pixel has the mark of the nearest colour that the picture may
 * have.
 */
final class Marks {
  /** Farther from every colour than this, a pixel belongs to nothing that was asked for. */
  private static final double FARTHEST = 75;

  private static final double FARTHEST_GROUND = 60;
  private static final int BORDER = 2;
  private static final double BORDER_SHARE = 0.6;

  /** A small picture's edge is blurred into the area. */
  private static final double[] SHADES = {0, 0.3, 0.6};

  private static final int REACH = 2;

  private record Sample(Mark mark, Rgb colour) {}

  private final Mark[][] marks;

  private Marks(Mark[][] marks) {
    this.marks = marks;
  }

  /** What most of the border shows, if it is a ground at all. */
  static Optional<Ground> ground(RgbImage image) {
    List<Rgb> border = border(image);
    return Arrays.stream(Ground.values())
        .filter(
            ground ->
                border.stream()
                        .filter(seen -> seen.distance(ground.rgb()) < FARTHEST_GROUND)
                        .count()
                    > BORDER_SHARE * border.size())
        .findFirst();
  }

  private static List<Rgb> border(RgbImage image) {
    List<Rgb> border = new ArrayList<>();
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        boolean inner =
            Math.min(x, y) >= BORDER && x < image.width() - BORDER && y < image.height() - BORDER;
        if (!inner) {
          border.add(Rgb.of(image, x, y));
        }
      }
    }
    return border;
  }

  static Marks of(RgbImage image, EntityPair pair, Ground ground) {
    List<Sample> palette = palette(pair, ground);
    Mark[][] marks = new Mark[image.height()][image.width()];
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        marks[y][x] = nearest(palette, Rgb.of(image, x, y));
      }
    }
    return new Marks(marks).cleared().joined();
  }

  private static List<Sample> palette(EntityPair pair, Ground ground) {
    Colour a = pair.a().colour();
    Colour b = pair.b().colour();
    List<Sample> palette = new ArrayList<>();
    palette.add(new Sample(Mark.GROUND, ground.rgb()));
    palette.add(new Sample(Mark.ROPE, Composition.Rope.COLOUR));
    palette.add(new Sample(Mark.A, a.rgb()));
    palette.add(new Sample(Mark.B, b.rgb()));
    for (double share : SHADES) {
      palette.add(new Sample(Mark.A_EDGE, a.rgb().over(Figure.edge(a), share)));
      palette.add(new Sample(Mark.B_EDGE, b.rgb().over(Figure.edge(b), share)));
    }
    for (Rgb under : List.of(ground.rgb(), b.rgb(), Composition.Rope.COLOUR)) {
      if (SceneRules.showsFaded(pair, under, ground)) {
        palette.add(new Sample(Mark.A_FADED, a.rgb().over(under, Figure.FADED_OPACITY)));
      }
    }
    for (Colour other : Colour.values()) {
      if (other != a && other != b) {
        palette.add(new Sample(Mark.OTHER, other.rgb()));
      }
    }
    return palette;
  }

  private static Mark nearest(List<Sample> palette, Rgb seen) {
    Mark best = Mark.OTHER;
    double least = FARTHEST;
    for (Sample sample : palette) {
      double distance = sample.colour.distance(seen);
      if (distance < least) {
        least = distance;
        best = sample.mark;
      }
    }
    return best;
  }

  /**
   * Marks anew what is only the blur between two other colours: lines of a faded colour, and edges
   * with no area beside them.
   */
  private Marks cleared() {
    Mark[][] clear = new Mark[height()][width()];
    for (int y = 0; y < height(); y++) {
      for (int x = 0; x < width(); x++) {
        boolean kept =
            switch (marks[y][x]) {
              case A_FADED -> inBlock(x, y, Mark.A_FADED);
              case A_EDGE -> near(x, y, Mark.A::equals) > 0;
              case B_EDGE -> near(x, y, Mark.B::equals) > 0;
              default -> true;
            };
        clear[y][x] = kept ? marks[y][x] : Mark.OTHER;
      }
    }
    return new Marks(clear);
  }

  /** Gives what has no colour to the entity beside it. */
  private Marks joined() {
    Mark[][] joined = new Mark[height()][width()];
    for (int y = 0; y < height(); y++) {
      for (int x = 0; x < width(); x++) {
        joined[y][x] = marks[y][x];
        if (marks[y][x] == Mark.OTHER) {
          int a = near(x, y, Mark::isA);
          int b = near(x, y, Mark::isB);
          joined[y][x] = a + b == 0 ? Mark.OTHER : a > b ? Mark.A_BLUR : Mark.B_BLUR;
        }
      }
    }
    return new Marks(joined);
  }

  /** Whether it belongs to two by two pixels of that mark. */
  private boolean inBlock(int x, int y, Mark mark) {
    for (int left = Math.max(0, x - 1); left <= Math.min(x, width() - 2); left++) {
      for (int top = Math.max(0, y - 1); top <= Math.min(y, height() - 2); top++) {
        if (marks[top][left] == mark
            && marks[top][left + 1] == mark
            && marks[top + 1][left] == mark
            && marks[top + 1][left + 1] == mark) {
          return true;
        }
      }
    }
    return false;
  }

  /** How many of the pixels around it have such a mark. */
  private int near(int x, int y, Predicate<Mark> wanted) {
    int count = 0;
    for (int ny = Math.max(0, y - REACH); ny <= Math.min(height() - 1, y + REACH); ny++) {
      for (int nx = Math.max(0, x - REACH); nx <= Math.min(width() - 1, x + REACH); nx++) {
        count += wanted.test(marks[ny][nx]) ? 1 : 0;
      }
    }
    return count;
  }

  int width() {
    return marks[0].length;
  }

  int height() {
    return marks.length;
  }

  Mark at(int x, int y) {
    return marks[y][x];
  }

  int count(Predicate<Mark> wanted) {
    int count = 0;
    for (Mark[] row : marks) {
      for (Mark mark : row) {
        count += wanted.test(mark) ? 1 : 0;
      }
    }
    return count;
  }

  /**
   * The pixels of these marks, and those that they enclose; without specks, which are the blur
   * between other colours.
   */
  boolean[][] silhouette(Predicate<Mark> isMarked) {
    boolean[][] wanted = Specks.removed(width(), height(), (x, y) -> isMarked.test(marks[y][x]));
    boolean[][] outside = new boolean[height()][width()];
    Deque<int[]> todo = new ArrayDeque<>();
    for (int y = 0; y < height(); y++) {
      for (int x = 0; x < width(); x++) {
        if (x == 0 || y == 0 || x == width() - 1 || y == height() - 1) {
          visit(x, y, wanted, outside, todo);
        }
      }
    }
    while (!todo.isEmpty()) {
      int[] at = todo.pop();
      visit(at[0] - 1, at[1], wanted, outside, todo);
      visit(at[0] + 1, at[1], wanted, outside, todo);
      visit(at[0], at[1] - 1, wanted, outside, todo);
      visit(at[0], at[1] + 1, wanted, outside, todo);
    }
    boolean[][] inside = new boolean[height()][width()];
    for (int y = 0; y < height(); y++) {
      for (int x = 0; x < width(); x++) {
        inside[y][x] = !outside[y][x];
      }
    }
    return inside;
  }

  private void visit(int x, int y, boolean[][] wanted, boolean[][] outside, Deque<int[]> todo) {
    boolean there = x >= 0 && y >= 0 && x < width() && y < height();
    if (there && !outside[y][x] && !wanted[y][x]) {
      outside[y][x] = true;
      todo.push(new int[] {x, y});
    }
  }
}
