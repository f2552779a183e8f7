package io.github.reversion.spark.cli;

import io.github.reversion.cli.CommonFlags;
import io.github.reversion.cli.ExitStatus;
import io.github.reversion.cli.RunProgress;
import io.github.reversion.cli.ScorerFlag;
import io.github.reversion.cli.Session;
import io.github.reversion.cli.Task;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.Precision;
import io.github.reversion.harness.score.ScoredRun;
import io.github.reversion.harness.score.Scorer;
import io.github.reversion.harness.score.Scoring;
import io.github.reversion.harness.scorers.Scorers;
import io.github.reversion.spark.driver.Cluster;
import io.github.reversion.spark.driver.SparkJudge;
import io.github.reversion.spark.files.DriverFolder;
import io.github.reversion.spark.files.RunPlace;
import io.github.reversion.spark.work.Job;
import io.github.reversion.store.ModelStore;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;

/** {@code score}: judges the images of a run. */
@Command(
    name = "score",
    description =
        "Scores the images of a run on the cluster. The file is the same, byte for byte, as that of"
            + " 'reversion score'. What the same scorer has scored already is not scored again.",
    sortOptions = false,
    footer = {
      "",
      "Examples (behind spark-submit and its options):",
      "  reversion-spark.jar score /shared/runs/mini",
      "  reversion-spark.jar score hdfs:///runs/paper --scorer oracle,clip:/shared/models/clip"
    })
final class SparkScoreCommand implements Task {
  @Parameters(
      paramLabel = "PLACE",
      description = "the folder of a run: a path that all machines see, or a URI that Hadoop opens")
  private String out;

  @Mixin private final ScorerFlag scorer = new ScorerFlag();

  @Mixin private final ClusterFlags cluster = new ClusterFlags();

  @SuppressWarnings("UnusedVariable") // picocli answers --help by itself
  @Mixin
  private final CommonFlags common = new CommonFlags();

  private final Session session;
  private final Supplier<JavaSparkContext> context;

  SparkScoreCommand(Session session, Supplier<JavaSparkContext> context) {
    this.session = session;
    this.context = context;
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.forAnnotatedObject(this);
  }

  @Override
  public int run(ParseResult given) {
    scorer.check();
    ClusterFlags.Sharing sharing = cluster.sharing();
    session.sayDevice("cpu", "scorers compute there on every machine, so that all judge the same");
    try (JavaSparkContext spark = context.get();
        DriverFolder place = RunPlace.of(out, spark.hadoopConfiguration()).open()) {
      List<String> scorers = scorer.of(place.folder().suite());
      List<String> everywhere = Scorers.everywhere(scorers);
      ScoredRun run = ScoredRun.of(place.folder(), session.store(), ComputeDevice.cpu());
      List<Scorer> open = Scorers.open(scorers, run);
      try {
        for (int i = 0; i < open.size(); i++) {
          score(spark, sharing, place, open.get(i), everywhere.get(i));
        }
      } finally {
        open.forEach(Scorer::close);
      }
    }
    session.out().println("scores: " + out);
    session.out().flush();
    return ExitStatus.DONE;
  }

  private void score(
      JavaSparkContext spark,
      ClusterFlags.Sharing sharing,
      DriverFolder place,
      Scorer scorer,
      String everywhere) {
    RunProgress progress = new RunProgress(session);
    Cluster executors = new Cluster(spark, sharing.retries(), progress::warning);
    SparkJudge judge =
        new SparkJudge(executors, place, job(place), everywhere, scorer.hash(), sharing.batch());
    try {
      new Scoring(place.folder(), scorer, sharing.waiting(), progress).run(judge);
    } finally {
      progress.end();
    }
    executors.requireAll();
  }

  private Job job(DriverFolder place) {
    return new Job(
        place.folder().suite().text(),
        place.folder().root().toString(),
        ModelStore.MINI,
        Precision.FP32,
        1,
        RunPlace.everywhere(out),
        "");
  }
}
