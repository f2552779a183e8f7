package io.github.reversion.harness.report;

import io.github.reversion.weights.AtomicFile;
import java.nio.file.Path;
import java.util.List;

/** The figures as a table for spreadsheets: {@code results.csv}. */
final class ResultsCsv {
  private static final String HEADER = "measure,method,relation,kind,n,prompts,value,low,high\n";

  private ResultsCsv() {}

  static void write(Path folder, List<Figure> figures) {
    StringBuilder table = new StringBuilder(HEADER);
    for (Figure f : figures) {
      table.append(f.measure()).append(',').append(f.method()).append(',');
      table.append(f.relation()).append(',').append(f.kind()).append(',');
      table.append(f.n()).append(',').append(f.prompts()).append(',').append(f.value());
      table.append(',').append(f.interval().isEmpty() ? "" : f.interval().get(0));
      table.append(',').append(f.interval().isEmpty() ? "" : f.interval().get(1)).append('\n');
    }
    AtomicFile.writeText(folder.resolve("results.csv"), table.toString());
  }
}
