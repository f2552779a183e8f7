package io.github.reversion.command;

import ij.gui.Plot;
import io.github.reversion.inversion.StepRecord;
import java.awt.Color;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The loss as one of ImageJ's plots, whose data can be listed and saved. */
final class LossWindow {
  private LossWindow() {}

  /** Shows the plot, if somebody can see it. */
  static void show(String name, List<StepRecord> log) {
    if (Screen.isWatched() && !log.isEmpty()) {
      plot(name, log).show();
    }
  }

  static Plot plot(String name, List<StepRecord> log) {
    Plot plot = new Plot("Loss of " + name, "step", "denoising loss");
    plot.setColor(Color.LIGHT_GRAY);
    plot.add("line", steps(log), values(log, StepRecord::denoiseLoss));
    List<StepRecord> measured = log.stream().filter(r -> !Double.isNaN(r.frozenLoss())).toList();
    plot.setColor(Color.BLUE);
    plot.add("line", steps(measured), values(measured, StepRecord::frozenLoss));
    plot.setLegend("of the steps\non the frozen batch", Plot.AUTO_POSITION);
    return plot;
  }

  private static double[] steps(List<StepRecord> log) {
    return values(log, StepRecord::step);
  }

  private static double[] values(List<StepRecord> log, ToDoubleFunction<StepRecord> value) {
    return log.stream().mapToDouble(value).toArray();
  }
}
