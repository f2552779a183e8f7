package io.github.reversion.harness.score;

import io.github.reversion.benchmark.suite.Scenario;
import io.github.reversion.benchmark.suite.SuiteRelation;
import java.util.List;

/**
 * What an image was asked to show.
 *
 * @param relation between A and B
 * @param scenario A, B and what else
 * @param captions of the exemplars that the relation was learned from, with {@code {}} for it
 */
public record Question(SuiteRelation relation, Scenario scenario, List<String> captions) {
  /** Copies the captions. */
  public Question {
    captions = List.copyOf(captions);
  }
}
