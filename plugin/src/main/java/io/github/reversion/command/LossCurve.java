package io.github.reversion.command;

import ij.gui.Plot;
import ij.gui.PlotWindow;
import io.github.reversion.inversion.StepRecord;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;

/**
 * The loss as one of ImageJ's plots, which grows while a relation is learned, and whose data can be
 * listed and saved.
 *
 * <p>The curve that counts is that on the frozen batch; the loss of a step mostly tells which
 * timesteps were drawn.
 */
final class LossCurve {
  private static final long PAUSE_NANOS = 1_000_000_000;

  private final String name;
  private final LongSupplier nanoTime;
  private final List<StepRecord> log = new ArrayList<>();
  private PlotWindow window;
  private long drawn;

  LossCurve(String name, LongSupplier nanoTime) {
    this.name = name;
    this.nanoTime = nanoTime;
  }

  /** Adds a step; draws the plot anew if somebody can see it and the last time is a while ago. */
  void add(StepRecord step) {
    log.add(step);
    if (window == null || nanoTime.getAsLong() - drawn > PAUSE_NANOS) {
      draw(log);
    }
  }

  /** Draws the plot of a whole run, which may have begun before this one. */
  void finish(List<StepRecord> whole) {
    if (!whole.isEmpty()) {
      draw(whole);
    }
  }

  private void draw(List<StepRecord> steps) {
    drawn = nanoTime.getAsLong();
    if (!Screen.isWatched()) {
      return;
    }
    if (window == null) {
      window = plot(name, steps).show();
    } else if (!window.isClosed()) {
      window.drawPlot(plot(name, steps));
    }
  }

  static Plot plot(String name, List<StepRecord> log) {
    Plot plot = new Plot("Loss of " + name, "step", "denoising loss");
    plot.setColor(Color.LIGHT_GRAY);
    plot.add("line", steps(log), values(log, StepRecord::denoiseLoss));
    List<StepRecord> measured = log.stream().filter(r -> !Double.isNaN(r.frozenLoss())).toList();
    plot.setColor(Color.BLUE, Color.BLUE);
    plot.add("connected circle", steps(measured), values(measured, StepRecord::frozenLoss));
    plot.setLegend("of the steps\non the frozen batch", Plot.AUTO_POSITION);
    if (measured.size() > 1) {
      limit(plot, log, values(measured, StepRecord::frozenLoss));
    }
    return plot;
  }

  /** Shows the range of the curve that counts, with as much above and below, or a tenth. */
  private static void limit(Plot plot, List<StepRecord> log, double[] frozen) {
    double least = Arrays.stream(frozen).min().orElseThrow();
    double most = Arrays.stream(frozen).max().orElseThrow();
    double margin = Math.max(most - least, 0.1 * most);
    plot.setLimits(0, log.get(log.size() - 1).step(), Math.max(0, least - margin), most + margin);
  }

  private static double[] steps(List<StepRecord> log) {
    return values(log, StepRecord::step);
  }

  private static double[] values(List<StepRecord> log, ToDoubleFunction<StepRecord> value) {
    return log.stream().mapToDouble(value).toArray();
  }
}
