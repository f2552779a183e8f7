package io.github.reversion.cli;

import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.harness.scorers.Scorers;
import java.util.List;
import picocli.CommandLine.Option;

/** {@code --scorer}: who judges. */
public final class ScorerFlag {
  @Option(
      names = "--scorer",
      paramLabel = "NAME",
      split = ",",
      description =
          "who judges, several with commas or this option again; 'reversion score --list' explains"
              + " them. On several machines their files have the same path on all (default: those"
              + " that the suite names)")
  private List<String> given = List.of();

  /**
   * Refuses, before a run is opened, what no run can be scored by.
   *
   * @throws io.github.reversion.UserException if there is none of a name, or one stands twice
   */
  public void check() {
    Scorers.require(given);
  }

  /**
   * Who judges images of a suite.
   *
   * @throws io.github.reversion.UserException if there is none of a name, one stands twice, or
   *     cannot judge the suite
   */
  public List<String> of(Suite suite) {
    List<String> scorers = given.isEmpty() ? suite.scorers() : given;
    Scorers.require(scorers, suite);
    return scorers;
  }
}
