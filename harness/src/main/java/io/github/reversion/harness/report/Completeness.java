package io.github.reversion.harness.report;

import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.benchmark.suite.SuiteRelation;
import java.util.List;

/**
 * Whether results are of all images that a suite asks for.
 *
 * @param suite that asks
 * @param results whose prompts may have been left out; then they are of all methods together
 */
record Completeness(Suite suite, Results results) {

  /** Whether all images of a method are there, of one relation, or of all where that is empty. */
  boolean isWhole(String method, String relation) {
    if (results.prompts().isEmpty()) {
      return results.images() == suite.images();
    }
    int wanted =
        suite.relations().stream()
            .filter(one -> relation.isEmpty() || one.name().equals(relation))
            .map(SuiteRelation::scenarios)
            .mapToInt(List::size)
            .sum();
    int there =
        results.prompts().stream()
            .filter(prompt -> prompt.method().equals(method))
            .filter(prompt -> relation.isEmpty() || prompt.relation().equals(relation))
            .mapToInt(PromptScores::images)
            .sum();
    return there == wanted * suite.imagesPerPrompt();
  }
}
