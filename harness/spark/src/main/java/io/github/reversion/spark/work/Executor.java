package io.github.reversion.spark.work;

import io.github.reversion.UserException;
import io.github.reversion.benchmark.suite.Method;
import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.benchmark.suite.SuiteRelation;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.harness.plan.Unit;
import io.github.reversion.harness.runs.LocalUnitRunner;
import io.github.reversion.harness.runs.PromptSamples;
import io.github.reversion.harness.runs.RunDescription;
import io.github.reversion.harness.runs.RunFolder;
import io.github.reversion.harness.score.ScoredRun;
import io.github.reversion.harness.score.Scorer;
import io.github.reversion.harness.scorers.Scorers;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.spark.files.RunPlace;
import io.github.reversion.store.ModelStore;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;

/**
 * What a task works with.
 *
 * @param job that it is a part of
 * @param device where it computes, by name
 * @param host where that is
 * @param hadoop how Hadoop opens URIs
 * @param warnings takes sentences for the user
 * @param stop whether the task is to leave the rest
 */
record Executor(
    Job job,
    String device,
    String host,
    Configuration hadoop,
    Consumer<String> warnings,
    BooleanSupplier stop) {

  RunPlace place() {
    return RunPlace.of(job.out(), hadoop);
  }

  ModelStore store() {
    return ModelStore.ofUser();
  }

  boolean interrupted() {
    return stop.getAsBoolean();
  }

  Suite suite() {
    return Opened.HERE.suite(job);
  }

  /**
   * A scorer, opened for the job's run. It computes on the processor, wherever it is, so that it
   * judges as everywhere.
   *
   * @param written as on the command line
   * @param exemplars the files of the run's folder that tell of them
   */
  Scorer scorer(String written, List<String> exemplars) {
    return Opened.HERE.scorer(job, written, exemplars, () -> open(written, exemplars));
  }

  private Scorer open(String written, List<String> exemplars) {
    return place()
        .work(
            folder -> exemplars.stream().map(folder.root()::resolve).toList(),
            folder ->
                Scorers.open(
                        List.of(written),
                        new ScoredRun(folder, suite(), store(), ComputeDevice.cpu()))
                    .get(0));
  }

  /**
   * Does units into a folder.
   *
   * @throws UserException if their results would not be those of the other machines
   */
  LocalUnitRunner runner(RunFolder folder) {
    StableDiffusion model = Opened.HERE.model(job, ComputeDevice.choose(device), store(), hadoop);
    LocalUnitRunner runner =
        new LocalUnitRunner(suite(), model, folder, store(), job.threads(), warnings);
    RunDescription here = runner.description();
    job.wanted()
        .filter(wanted -> !wanted.equals(here))
        .ifPresent(
            wanted -> {
              throw new UserException(
                  "%s would compute %s, and this run is %s; give all machines the same jar, model and kind of device."
                      .formatted(host, here, wanted));
            });
    return runner;
  }

  Unit.Inversion inversion(String relation, String method, int seed) {
    return new Unit.Inversion(relation(relation), (Method.Token) method(method), seed);
  }

  PromptSamples images(DrawWork.Prompt prompt) {
    SuiteRelation relation = relation(prompt.relation());
    Unit.Images images =
        new Unit.Images(
            relation, method(prompt.method()), relation.scenarios().get(prompt.scenario()));
    return new PromptSamples(
        images, Unit.Inversion.of(suite(), images, prompt.samples().get(0)), prompt.samples());
  }

  private SuiteRelation relation(String name) {
    return named(name, suite().relations(), SuiteRelation::name);
  }

  private Method method(String name) {
    return named(name, suite().methods(), Method::name);
  }

  private static <T> T named(String name, List<T> all, Function<T, String> names) {
    return all.stream().filter(one -> names.apply(one).equals(name)).findFirst().orElseThrow();
  }
}
