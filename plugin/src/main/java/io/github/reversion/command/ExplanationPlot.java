package io.github.reversion.command;

import ij.gui.Plot;
import io.github.reversion.explain.VectorExplanation;
import io.github.reversion.explain.WordWeight;
import java.awt.Color;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The prepositions of a vector as bars, in one of ImageJ's plots. */
final class ExplanationPlot {
  private ExplanationPlot() {}

  /**
   * Plots.
   *
   * @param name of the vector, which the title says with the share that is explained
   */
  static Plot of(String name, VectorExplanation vector) {
    List<WordWeight> words = vector.prepositions();
    String title =
        String.format(Locale.ROOT, "%s, %.0f %% explained", name, 100 * vector.share());
    // Braces make ImageJ write names at the axis.
    String names =
        words.isEmpty()
            ? "no preposition"
            : words.stream().map(WordWeight::word).collect(Collectors.joining(",", "{", "}"));
    Plot plot = new Plot(title, names, "weight");
    plot.setColor(Color.DARK_GRAY, new Color(0x1f77b4));
    double[] places = IntStream.range(0, words.size()).asDoubleStream().toArray();
    double[] weights = words.stream().mapToDouble(WordWeight::weight).toArray();
    if (!words.isEmpty()) {
      plot.add("separated bar", places, weights);
    }
    double highest = words.stream().mapToDouble(WordWeight::weight).max().orElse(1);
    plot.setLimits(-0.7, Math.max(1, words.size()) - 0.3, 0, 1.1 * highest);
    return plot;
  }
}
