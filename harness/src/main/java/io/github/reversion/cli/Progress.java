package io.github.reversion.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * How far a job has come: one line that is drawn anew on a terminal, a line every tenth elsewhere.
 */
final class Progress {
  private static final int BAR = 20;
  private static final long REDRAW_NANOS = 100_000_000;

  private final PrintWriter out;
  private final boolean terminal;
  private final String job;
  private final LongSupplier nanoTime;
  private int firstDone = -1;
  private long firstTime;
  private long drawn;
  private int tenth = -1;
  private int width;

  /**
   * A job that has not begun.
   *
   * @param job what it is, in a word
   * @param nanoTime a clock, such as {@code System::nanoTime}
   */
  Progress(PrintWriter out, boolean terminal, String job, LongSupplier nanoTime) {
    this.out = out;
    this.terminal = terminal;
    this.job = job;
    this.nanoTime = nanoTime;
  }

  /**
   * Shows where the job stands.
   *
   * @param done parts done, of {@code total}
   * @param figures what else to show
   */
  void update(int done, int total, String figures) {
    long now = nanoTime.getAsLong();
    boolean first = firstDone < 0;
    if (first) {
      firstDone = done;
      firstTime = now;
    }
    String state = "%s %d/%d%s%s".formatted(job, done, total, figures, timeLeft(done, total, now));
    if (!terminal) {
      int reached = (int) (10L * done / total);
      if (reached != tenth) {
        tenth = reached;
        out.println(state);
        out.flush();
      }
    } else if (first || done == total || now - drawn >= REDRAW_NANOS) {
      drawn = now;
      int filled = (int) ((long) BAR * done / total);
      draw("[" + "#".repeat(filled) + "-".repeat(BAR - filled) + "] " + state);
    }
  }

  /** Nothing for the first part: how long that took says nothing about the next. */
  private String timeLeft(int done, int total, long now) {
    if (done <= firstDone || done >= total) {
      return "";
    }
    double nanos = (double) (now - firstTime) / (done - firstDone) * (total - done);
    long seconds = Math.round(nanos / 1e9);
    long hours = seconds / 3600;
    String minutes = "%02d:%02d".formatted(seconds / 60 % 60, seconds % 60);
    return "  " + (hours > 0 ? hours + ":" + minutes : minutes) + " left";
  }

  private void draw(String line) {
    out.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
    out.flush();
    width = line.length();
  }

  /** Takes the line away, so that something else can be written. */
  void clear() {
    if (width > 0) {
      draw("");
      out.print("\r");
      out.flush();
    }
  }

  /** The job is over: the line stays. */
  void end() {
    if (width > 0) {
      out.println();
      width = 0;
    }
  }

  /** A figure as a line shows it. */
  static String figure(String name, double value) {
    return String.format(Locale.ROOT, "  %s %.4f", name, value);
  }
}
