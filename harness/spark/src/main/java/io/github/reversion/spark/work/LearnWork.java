package io.github.reversion.spark.work;

import io.github.reversion.UserException;
import io.github.reversion.exemplar.ExemplarHash;
import io.github.reversion.harness.plan.Unit;
import java.util.List;

/**
 * An inversion; there are no lines.
 *
 * @param relation its name
 * @param method its name
 * @param seed of its random draws
 * @param exemplars the hash of those that the driver has
 */
public record LearnWork(String relation, String method, int seed, String exemplars)
    implements Work {
  @Override
  public List<String> lines(Executor executor) {
    Unit.Inversion unit = executor.inversion(relation, method, seed);
    String found = ExemplarHash.of(unit.relation().exemplars().read(executor.store()));
    if (!found.equals(exemplars)) {
      throw new UserException(
          "%s has other exemplars of %s than the driver; import the same on all machines."
              .formatted(executor.host(), relation));
    }
    return executor
        .place()
        .work(
            folder -> List.of(),
            folder -> {
              executor.runner(folder).learn(unit, executor::interrupted);
              return List.of();
            });
  }
}
