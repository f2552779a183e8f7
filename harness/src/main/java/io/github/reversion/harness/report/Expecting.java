package io.github.reversion.harness.report;

import io.github.reversion.RunFailedException;
import io.github.reversion.benchmark.suite.ExpectedScores;
import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.benchmark.suite.SuiteRelation;
import io.github.reversion.settings.SettingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes what a run came to what its suite expects from then on.
 *
 * @param measures with or without the scorer's name and a dot in front
 * @param methods by name; empty: all
 * @param eachRelation whether scores of single relations are expected beside those of all together
 * @param tolerance how far off a score may be, 0 or more
 */
public record Expecting(
    List<String> measures, List<String> methods, boolean eachRelation, double tolerance) {
  /**
   * Copies the lists.
   *
   * @throws SettingException if the tolerance is negative or not a number
   */
  public Expecting {
    measures = List.copyOf(measures);
    methods = List.copyOf(methods);
    if (!(tolerance >= 0 && Double.isFinite(tolerance))) {
      throw new SettingException("tolerance is " + tolerance + "; it must be 0 or more.");
    }
  }

  /**
   * The scores to be expected.
   *
   * @param results of that suite
   * @param hardware that the results were measured on
   * @param commit of the sources
   * @throws SettingException if a measure or method is not among them
   * @throws RunFailedException if they are not of all images of a method
   */
  public ExpectedScores of(Suite suite, Results results, String hardware, String commit) {
    List<String> relations = new ArrayList<>(List.of(""));
    if (eachRelation) {
      suite.relations().stream().map(SuiteRelation::name).forEach(relations::add);
    }
    List<ExpectedScores.Score> scores = new ArrayList<>();
    for (String name : measures) {
      String measure = measure(results, name);
      for (String method : methodsOf(suite)) {
        requireWhole(suite, results, method);
        for (String relation : relations) {
          results.figure(measure, method, relation).ifPresent(figure -> scores.add(score(figure)));
        }
      }
    }
    return new ExpectedScores(hardware, commit, scores);
  }

  private ExpectedScores.Score score(Figure figure) {
    return new ExpectedScores.Score(
        figure.method(),
        Optional.of(figure.relation()).filter(relation -> !relation.isEmpty()),
        figure.measure(),
        figure.value(),
        tolerance);
  }

  private static String measure(Results results, String name) {
    return results
        .measure(name)
        .orElseThrow(
            () ->
                new SettingException(
                    "measures names '%s', which was not scored; there are %s."
                        .formatted(name, String.join(", ", results.measures()))));
  }

  private List<String> methodsOf(Suite suite) {
    List<String> all = suite.methods().stream().map(method -> method.name()).toList();
    for (String method : methods) {
      if (!all.contains(method)) {
        throw new SettingException(
            "methods names '%s'; possible in this suite are %s."
                .formatted(method, String.join(", ", all)));
      }
    }
    return methods.isEmpty() ? all : methods;
  }

  private static void requireWhole(Suite suite, Results results, String method) {
    if (!new Completeness(suite, results).isWhole(method, "")) {
      throw new RunFailedException(
          "Not all images of %s by %s are drawn and scored; run the suite to its end."
              .formatted(suite.name(), method));
    }
  }
}
