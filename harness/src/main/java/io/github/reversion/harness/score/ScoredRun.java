package io.github.reversion.harness.score;

import io.github.reversion.UserException;
import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.benchmark.suite.SuiteRelation;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.exemplar.ExemplarHash;
import io.github.reversion.exemplar.Exemplars;
import io.github.reversion.harness.runs.RunFolder;
import io.github.reversion.store.ModelStore;

/**
 * The run that a scorer is opened for.
 *
 * @param folder of the run
 * @param suite that was run
 * @param store where models and exemplars are
 * @param device where scorers compute
 */
public record ScoredRun(RunFolder folder, Suite suite, ModelStore store, ComputeDevice device) {

  /**
   * That of a folder.
   *
   * @throws UserException if it is none of a run
   */
  public static ScoredRun of(RunFolder folder, ModelStore store, ComputeDevice device) {
    return new ScoredRun(folder, folder.suite(), store, device);
  }

  /**
   * The exemplars of a relation.
   *
   * @throws UserException if they are not there, or are others than those that the run has learned
   *     from
   */
  public Exemplars exemplars(SuiteRelation relation) {
    Exemplars exemplars = relation.exemplars().read(store);
    if (folder.hasExemplars(relation.name())
        && !folder.exemplars(relation.name()).sha256().equals(ExemplarHash.of(exemplars))) {
      throw new UserException(
          "%s has other exemplars of %s than this run has learned from; restore them."
              .formatted(relation.exemplars().source(), relation.name()));
    }
    return exemplars;
  }
}
