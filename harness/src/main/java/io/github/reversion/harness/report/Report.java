package io.github.reversion.harness.report;

import io.github.reversion.UserException;
import io.github.reversion.harness.runs.RunFolder;
import java.util.List;
import java.util.function.Consumer;

/**
 * The results of a run and the gates of its suite.
 *
 * @param results figures and comparisons
 * @param gates one for each score that the suite expects
 */
public record Report(Results results, List<Gate> gates) {
  /** Copies the gates. */
  public Report {
    gates = List.copyOf(gates);
  }

  /**
   * Reports on a run.
   *
   * @param complaints takes a sentence for each line that cannot be used
   * @throws UserException as {@link Aggregation#of}
   */
  public static Report of(RunFolder folder, Consumer<String> complaints) {
    Results results = Aggregation.of(folder, complaints);
    return new Report(results, Gate.of(folder.suite(), results));
  }

  /**
   * Refuses gates on measures that were not scored.
   *
   * @throws UserException naming file, line and key
   */
  public void requireScored(RunFolder folder) {
    Gate.requireScored(folder.suiteFile().toString(), folder.suite(), results);
  }

  /** Writes {@code results.json}, {@code results.csv} and {@code junit.xml}. */
  public void write(RunFolder folder) {
    results.write(folder.root());
    ResultsCsv.write(folder.root(), results);
    JUnitXml.write(folder.root(), results, gates);
  }
}
