package io.github.reversion.command;

import ij.gui.Plot;
import io.github.reversion.explain.VectorExplanation;
import io.github.reversion.explain.WordWeight;
import java.awt.Color;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The prepositions of a vector as bars, with the share that they explain, in ImageJ's plot. */
final class ExplanationPlot {
  private ExplanationPlot() {}

  /**
   * Plots.
   *
   * @param name of the vector, for the title
   */
  static Plot of(String name, VectorExplanation vector) {
    List<WordWeight> words = vector.prepositions();
    String share = String.format(Locale.ROOT, "%.0f %% explained", 100 * vector.share());
    // Braces make ImageJ write names at the axis.
    String names =
        words.isEmpty()
            ? "no preposition"
            : words.stream().map(WordWeight::word).collect(Collectors.joining(",", "{", "}"));
    Plot plot = new Plot(name + ", " + share, names, "weight");
    plot.setColor(Color.DARK_GRAY, new Color(0x1f77b4));
    double[] places = IntStream.range(0, words.size()).asDoubleStream().toArray();
    double[] weights = words.stream().mapToDouble(WordWeight::weight).toArray();
    if (!words.isEmpty()) {
      plot.add("separated bar", places, weights);
    }
    plot.setColor(Color.BLACK);
    plot.setJustification(Plot.RIGHT);
    plot.addLabel(0.97, 0.1, share);
    double highest = words.stream().mapToDouble(WordWeight::weight).max().orElse(1);
    plot.setLimits(-0.7, Math.max(1, words.size()) - 0.3, 0, 1.1 * highest);
    return plot;
  }
}
