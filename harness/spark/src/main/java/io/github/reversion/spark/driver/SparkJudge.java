package io.github.reversion.spark.driver;

import io.github.reversion.harness.json.Json;
import io.github.reversion.harness.runs.ImageLine;
import io.github.reversion.harness.score.Judge;
import io.github.reversion.harness.score.ScoreLine;
import io.github.reversion.harness.score.Scorer;
import io.github.reversion.spark.files.DriverFolder;
import io.github.reversion.spark.work.Job;
import io.github.reversion.spark.work.ScoreWork;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.spark.broadcast.Broadcast;

/**
 * Has images scored by executors. It goes on without those that fail; {@link Cluster#requireAll}
 * names them.
 */
public final class SparkJudge implements Judge {
  private final Cluster cluster;
  private final DriverFolder place;
  private final Broadcast<String> job;
  private final Scorer scorer;
  private final int batch;

  /**
   * Scores images of a run.
   *
   * @param scorer whose like executors ask
   * @param batch images that are scored by one task; 1 or more
   */
  public SparkJudge(Cluster cluster, DriverFolder place, Job job, Scorer scorer, int batch) {
    this.cluster = cluster;
    this.place = place;
    this.job = cluster.send(job);
    this.scorer = scorer;
    this.batch = batch;
  }

  @Override
  public int batch() {
    return batch;
  }

  @Override
  public List<ScoreLine> score(List<ImageLine> images, BooleanSupplier stop) {
    List<String> names = images.stream().map(image -> "score of " + image.key()).toList();
    ScoreWork work =
        new ScoreWork(scorer.name(), scorer.hash(), images.stream().map(Json::line).toList());
    List<ScoreLine> lines =
        cluster.lines(names, job, work, stop).orElse(List.of()).stream()
            .map(line -> Json.ofLine(line, ScoreLine.class))
            .toList();
    place.keep();
    return lines;
  }
}
