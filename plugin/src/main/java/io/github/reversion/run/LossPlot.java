package io.github.reversion.run;

import io.github.reversion.image.ImageFiles;
import io.github.reversion.image.RgbImage;
import io.github.reversion.inversion.StepRecord;
import java.awt.Color;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.ChartTheme;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The loss as a curve: on the frozen batch, which tells how learning goes, and of the steps,
 * smoothed, which mostly tells which timesteps were drawn.
 */
final class LossPlot {
  private static final int SMOOTHING = 25;

  private LossPlot() {}

  static void write(Path file, String name, List<StepRecord> log) {
    XYChart chart =
        new XYChartBuilder()
            .width(800)
            .height(500)
            .theme(ChartTheme.XChart)
            .title("Learning " + name)
            .xAxisTitle("step")
            .yAxisTitle("denoising loss")
            .build();
    chart
        .getStyler()
        .setLegendPosition(LegendPosition.InsideNE)
        .setChartBackgroundColor(Color.WHITE);
    smoothed(chart, log);
    frozen(chart, log);
    ImageFiles.writePng(file, RgbImage.of(BitmapEncoder.getBufferedImage(chart)));
  }

  private static void smoothed(XYChart chart, List<StepRecord> log) {
    List<Integer> steps = new ArrayList<>();
    List<Double> means = new ArrayList<>();
    for (int end = 1; end <= log.size(); end++) {
      List<StepRecord> window = log.subList(Math.max(0, end - SMOOTHING), end);
      steps.add(log.get(end - 1).step());
      means.add(window.stream().mapToDouble(StepRecord::denoiseLoss).average().orElseThrow());
    }
    XYSeries series = chart.addSeries("of the steps, mean of " + SMOOTHING, steps, means);
    series.setMarker(SeriesMarkers.NONE).setLineColor(Color.LIGHT_GRAY);
  }

  private static void frozen(XYChart chart, List<StepRecord> log) {
    List<StepRecord> measured = log.stream().filter(r -> !Double.isNaN(r.frozenLoss())).toList();
    if (!measured.isEmpty()) {
      XYSeries series =
          chart.addSeries(
              "on the frozen batch",
              measured.stream().map(StepRecord::step).toList(),
              measured.stream().map(StepRecord::frozenLoss).toList());
      series.setMarker(SeriesMarkers.CIRCLE).setLineColor(new Color(0x1f77b4));
      series.setMarkerColor(new Color(0x1f77b4));
    }
  }
}
