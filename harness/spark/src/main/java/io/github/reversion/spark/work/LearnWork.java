package io.github.reversion.spark.work;

import io.github.reversion.harness.plan.Unit;
import java.util.List;

/**
 * An inversion; there are no lines.
 *
 * @param relation its name
 * @param method its name
 * @param seed of its random draws
 * @param files of the run's folder that tell of the exemplars: others than the driver's are refused
 */
public record LearnWork(String relation, String method, int seed, List<String> files)
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
              executor.runner(folder).learn(unit, executor::interrupted);
              return List.of();
            });
  }
}
