package io.github.reversion.harness.page;

import io.github.reversion.harness.report.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * The scale of a plot.
 *
 * @param from its left end, a multiple of the step
 * @param steps in all, at least 1
 * @param step from tick to tick
 * @param share whether it is of shares, 0 to 100 %
 */
record Axis(double from, int steps, double step, boolean share) {
  private static final Axis SHARES = new Axis(0, 4, 0.25, true);
  private static final double FEWEST_STEPS = 3;

  /** One on which figures of one kind, at least one, have room with their intervals. */
  static Axis of(List<Figure> figures) {
    if (figures.stream().allMatch(FigureText::isShare)) {
      return SHARES;
    }
    double low = ends(figures).min().orElseThrow();
    double high = ends(figures).max().orElseThrow();
    double step = step(high - low);
    double from = Math.floor(low / step) * step;
    return new Axis(from, (int) Math.max(1, Math.ceil((high - from) / step)), step, false);
  }

  private static DoubleStream ends(List<Figure> figures) {
    return figures.stream()
        .flatMapToDouble(
            figure ->
                DoubleStream.concat(
                    DoubleStream.of(figure.value()),
                    figure.interval().stream().mapToDouble(Double::doubleValue)));
  }

  /** 1, 2 or 5 times a power of ten. */
  private static double step(double range) {
    if (range == 0) {
      return 1;
    }
    double power = Math.pow(10, Math.floor(Math.log10(range / FEWEST_STEPS)));
    double times = range / FEWEST_STEPS / power;
    return power * (times >= 5 ? 5 : times >= 2 ? 2 : 1);
  }

  /** Where a value lies: 0 at the left end, 1 at the right. */
  double place(double value) {
    return (value - from) / (steps * step);
  }

  /** Values with a tick. */
  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    for (int i = 0; i <= steps; i++) {
      ticks.add(from + i * step);
    }
    return ticks;
  }

  /** What stands at a tick. */
  String label(double tick) {
    return share
        ? Math.round(100 * tick) + " %"
        : String.format(Locale.ROOT, "%." + decimals() + "f", tick + 0.0);
  }

  private int decimals() {
    return (int) Math.max(0, -Math.floor(Math.log10(step)));
  }
}
