package io.github.reversion.harness.report;

import io.github.reversion.weights.AtomicFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The figures as a table for spreadsheets: {@code results.csv}. */
final class ResultsCsv {
  private static final String HEADER =
      "measure,method,relation,kind,n,prompts,value,low,high,"
          + "scorer_right,scorer_low,scorer_high,scorer_n\n";

  private ResultsCsv() {}

  static void write(Path folder, Results results) {
    StringBuilder table = new StringBuilder(HEADER);
    for (Figure f : results.figures()) {
      table.append(f.measure()).append(',').append(f.method()).append(',');
      table.append(f.relation()).append(',').append(f.kind()).append(',');
      table.append(f.n()).append(',').append(f.prompts()).append(',').append(f.value());
      table.append(',').append(ends(f.interval())).append(',');
      table.append(accuracy(results.accuracy(f.measure()))).append('\n');
    }
    AtomicFile.writeText(folder.resolve("results.csv"), table.toString());
  }

  private static String ends(List<Double> interval) {
    return interval.isEmpty() ? "," : interval.get(0) + "," + interval.get(1);
  }

  private static String accuracy(Optional<ScorerAccuracy> known) {
    return known
        .map(right -> right.value() + "," + ends(right.interval()) + "," + right.n())
        .orElse(",,,");
  }
}
