package io.github.reversion.harness.score;

import io.github.reversion.UserException;
import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.benchmark.suite.SuiteRelation;
import io.github.reversion.compute.ComputeDevice;
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
   * @throws UserException as {@link RunFolder#exemplars(SuiteRelation, ModelStore)}
   */
  public Exemplars exemplars(SuiteRelation relation) {
    return folder.exemplars(relation, store);
  }
}
