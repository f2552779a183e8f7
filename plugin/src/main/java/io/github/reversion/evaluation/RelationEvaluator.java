package io.github.reversion.evaluation;

import io.github.reversion.UserException;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * Knows measures of relations. It comes in a jar of its own and is found where one on the class
 * path names it as a service ({@link ServiceLoader}).
 */
public interface RelationEvaluator {

  /**
   * Prepares an examination; close it when it is over.
   *
   * @throws UserException if nothing it knows applies to the task, with what would
   */
  Examination examine(EvaluationTask task);

  /**
   * The one that is installed.
   *
   * @throws UserException if there is none, or it lacks other jars, saying which to add
   */
  static RelationEvaluator installed() {
    try {
      return ServiceLoader.load(RelationEvaluator.class, RelationEvaluator.class.getClassLoader())
          .findFirst()
          .orElseThrow(() -> missing("nothing that judges relations is installed", null));
    } catch (ServiceConfigurationError e) {
      throw missing("what judges relations cannot be loaded (" + e.getMessage() + ")", e);
    }
  }

  /** What is said where jars are missing. */
  static UserException missing(String what, Throwable cause) {
    return new UserException(
        ("To evaluate a relation, add the jars that docs/update-site.md lists for it"
                + " (reversion-harness, reversion-benchmark, commons-statistics, commons-numbers,"
                + " commons-rng; all in the folder lib of the command line) to Fiji's folder jars"
                + " (plain ImageJ: plugins/jars) and start again: %s.")
            .formatted(what),
        cause);
  }
}
