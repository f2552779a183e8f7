package io.github.reversion.harness.page;

import io.github.reversion.harness.report.Figure;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Draws figures below each other, each as a dot on its interval, as SVG in a page. Small, so that a
 * telephone shows it without shrinking its text.
 */
final class IntervalPlot {
  private static final int WIDTH = 360;
  private static final int LEFT = 128;
  private static final int RIGHT = 304;
  private static final int TOP = 6;
  private static final int ROW = 20;
  private static final int AXIS = 22;
  private static final int LONGEST_LABEL = 20;

  private final Html html;
  private final Axis axis;
  private final int bottom;

  private IntervalPlot(Html html, Axis axis, int rows) {
    this.html = html;
    this.axis = axis;
    bottom = TOP + ROW * rows;
  }

  /**
   * Draws.
   *
   * @param title what stands above it
   * @param rows of one measure, at least one, from top to bottom
   * @param label what stands beside each
   */
  static void draw(Html html, String title, List<Figure> rows, Function<Figure, String> label) {
    IntervalPlot plot = new IntervalPlot(html, Axis.of(rows), rows.size());
    html.element(
        "figure",
        () -> {
          html.element("figcaption", title);
          html.element(
              "svg",
              () -> {
                plot.axis();
                for (int i = 0; i < rows.size(); i++) {
                  plot.row(TOP + ROW * i + ROW / 2, rows.get(i), label.apply(rows.get(i)));
                }
              },
              "viewBox",
              "0 0 " + WIDTH + " " + (plot.bottom + AXIS),
              "role",
              "img",
              "aria-label",
              title + "; the tables have the same figures");
        });
  }

  private void axis() {
    for (double tick : axis.ticks()) {
      line("grid", x(tick), TOP, x(tick), bottom);
      text("tick", x(tick), bottom + 15, axis.label(tick));
    }
  }

  private void row(int y, Figure figure, String label) {
    String shown =
        label.length() > LONGEST_LABEL ? label.substring(0, LONGEST_LABEL - 1) + "\u2026" : label;
    text("label", LEFT - 8, y + 4, shown);
    if (!figure.interval().isEmpty()) {
      double low = x(figure.interval().get(0));
      double high = x(figure.interval().get(1));
      line("interval", low, y, high, y);
      line("interval", low, y - 4, low, y + 4);
      line("interval", high, y - 4, high, y + 4);
    }
    html.single(
        "circle", "cx", number(x(figure.value())), "cy", number(y), "r", "3.5", "class", "dot");
    text("value", RIGHT + 10, y + 4, FigureText.value(figure));
  }

  private double x(double value) {
    return LEFT + (RIGHT - LEFT) * axis.place(value);
  }

  private void line(String kind, double x1, double y1, double x2, double y2) {
    html.single(
        "line",
        "class",
        kind,
        "x1",
        number(x1),
        "y1",
        number(y1),
        "x2",
        number(x2),
        "y2",
        number(y2));
  }

  private void text(String kind, double x, double y, String text) {
    html.element("text", text, "class", kind, "x", number(x), "y", number(y));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
