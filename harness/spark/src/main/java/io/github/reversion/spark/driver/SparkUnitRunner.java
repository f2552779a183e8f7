package io.github.reversion.spark.driver;

import io.github.reversion.RunFailedException;
import io.github.reversion.harness.json.Json;
import io.github.reversion.harness.plan.Unit;
import io.github.reversion.harness.runs.ImageLine;
import io.github.reversion.harness.runs.PromptSamples;
import io.github.reversion.harness.runs.RunDescription;
import io.github.reversion.harness.runs.UnitRunner;
import io.github.reversion.spark.files.DriverFolder;
import io.github.reversion.spark.work.DescribeWork;
import io.github.reversion.spark.work.DrawWork;
import io.github.reversion.spark.work.Job;
import io.github.reversion.spark.work.LearnWork;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.spark.broadcast.Broadcast;

/**
 * Has units done by executors. It goes on without those that fail; {@link Cluster#requireAll} names
 * them.
 */
public final class SparkUnitRunner implements UnitRunner {
  private final Cluster cluster;
  private final DriverFolder place;
  private final int batch;
  private final DescribeWork.Description description;
  private final Broadcast<String> job;

  /**
   * Asks an executor what it computes by; all others must then compute the same.
   *
   * @param batch prompts that are drawn by one task; 1 or more
   * @throws RunFailedException if no executor can compute
   */
  public SparkUnitRunner(Cluster cluster, DriverFolder place, Job job, int batch) {
    this.cluster = cluster;
    this.place = place;
    this.batch = batch;
    description =
        cluster
            .lines(
                List.of("what executors compute by"),
                cluster.send(job),
                new DescribeWork(),
                () -> false)
            .map(lines -> Json.ofLine(lines.get(0), DescribeWork.Description.class))
            .orElseGet(
                () -> {
                  cluster.requireAll();
                  throw new IllegalStateException("No executor said what it computes by");
                });
    this.job = cluster.send(job.with(description.run()));
  }

  @Override
  public RunDescription description() {
    return description.run();
  }

  @Override
  public Map<String, String> versions() {
    Map<String, String> versions = new LinkedHashMap<>(description.versions());
    versions.put("spark", cluster.sparkVersion());
    return versions;
  }

  @Override
  public List<String> hosts() {
    return cluster.hosts();
  }

  @Override
  public int batch() {
    return batch;
  }

  @Override
  public boolean has(String file) {
    return place.has(file);
  }

  @Override
  public void learn(Unit.Inversion unit, BooleanSupplier stop) {
    String relation = unit.relation().name();
    place.keep(); // what the driver knows of the exemplars
    LearnWork work =
        new LearnWork(
            relation, unit.method().name(), unit.seed(), place.folder().exemplarFiles(relation));
    cluster
        .lines(List.of(unit.toString()), job, work, stop)
        .ifPresent(none -> place.made(place.folder().relation(unit)));
    place.keep();
  }

  @Override
  public void draw(List<PromptSamples> prompts, Consumer<ImageLine> drawn, BooleanSupplier stop) {
    DrawWork work = new DrawWork(prompts.stream().map(DrawWork.Prompt::of).toList());
    cluster
        .lines(prompts.stream().map(SparkUnitRunner::name).toList(), job, work, stop)
        .ifPresent(
            lines -> lines.forEach(line -> drawn.accept(Json.ofLine(line, ImageLine.class))));
    place.keep();
  }

  private static String name(PromptSamples some) {
    Unit.Images prompt = some.prompt();
    return "%s of %s, '%s', images %s"
        .formatted(
            prompt.method().name(), prompt.relation().name(), prompt.prompt(), some.samples());
  }
}
