package io.github.reversion.spark.driver;

import io.github.reversion.harness.json.Json;
import io.github.reversion.harness.runs.ImageLine;
import io.github.reversion.harness.score.Judge;
import io.github.reversion.harness.score.ScoreLine;
import io.github.reversion.spark.files.DriverFolder;
import io.github.reversion.spark.work.Job;
import io.github.reversion.spark.work.ScoreWork;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.spark.broadcast.Broadcast;

/**
 * Has prompts scored by executors. It goes on without those that fail; {@link Cluster#requireAll}
 * names them.
 */
public final class SparkJudge implements Judge {
  private final Cluster cluster;
  private final DriverFolder place;
  private final Broadcast<String> job;
  private final String scorer;
  private final String hash;
  private final int batch;
  private final List<String> exemplars;

  /**
   * Scores images of a run.
   *
   * @param scorer that executors open, as on the command line
   * @param hash that it must have there
   * @param batch prompts that are scored by one task; 1 or more
   */
  public SparkJudge(
      Cluster cluster, DriverFolder place, Job job, String scorer, String hash, int batch) {
    this.cluster = cluster;
    this.place = place;
    this.job = cluster.send(job);
    this.scorer = scorer;
    this.hash = hash;
    this.batch = batch;
    exemplars =
        place.folder().suite().relations().stream()
            .flatMap(relation -> place.folder().exemplarFiles(relation.name()).stream())
            .toList();
  }

  @Override
  public int batch() {
    return batch;
  }

  @Override
  public List<ScoreLine> score(List<List<ImageLine>> prompts, BooleanSupplier stop) {
    List<String> names =
        prompts.stream().flatMap(List::stream).map(image -> "score of " + image.key()).toList();
    ScoreWork work =
        new ScoreWork(scorer, hash, exemplars, prompts.stream().map(SparkJudge::lines).toList());
    List<ScoreLine> lines =
        cluster.lines(names, job, work, stop).orElse(List.of()).stream()
            .map(line -> Json.ofLine(line, ScoreLine.class))
            .toList();
    place.keep();
    return lines;
  }

  private static List<String> lines(List<ImageLine> prompt) {
    return prompt.stream().map(Json::line).toList();
  }
}
