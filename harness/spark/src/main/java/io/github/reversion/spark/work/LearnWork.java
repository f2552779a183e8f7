package io.github.reversion.spark.work;

import io.github.reversion.UserException;
import io.github.reversion.exemplar.ExemplarHash;
import io.github.reversion.exemplar.Exemplars;
import io.github.reversion.harness.plan.Unit;
import java.util.List;

/**
 * An inversion; there are no lines.
 *
 * @param relation its name
 * @param method its name
 * @param seed of its random draws
 * @param exemplars the hash of those that the driver has
 * @param files of the run's folder that tell of them
 */
public record LearnWork(
    String relation, String method, int seed, String exemplars, List<String> files)
    implements Work {
  /** Copies the list. */
  public LearnWork {
    files = List.copyOf(files);
  }

  @Override
  public List<String> lines(Executor executor) {
    Unit.Inversion unit = executor.inversion(relation, method, seed);
    return executor
        .place()
        .work(
            folder -> files.stream().map(folder.root()::resolve).toList(),
            folder -> {
              requireSame(folder.exemplars(unit.relation(), executor.store()), executor);
              executor.runner(folder).learn(unit, executor::interrupted);
              return List.of();
            });
  }

  private void requireSame(Exemplars found, Executor executor) {
    if (!ExemplarHash.of(found).equals(exemplars)) {
      throw new UserException(
          "%s has other exemplars of %s than the driver; import the same on all machines."
              .formatted(executor.host(), relation));
    }
  }
}
