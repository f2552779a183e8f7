package io.github.reversion.spark.cli;

import io.github.reversion.cli.CommonFlags;
import io.github.reversion.cli.ExitStatus;
import io.github.reversion.cli.RunProgress;
import io.github.reversion.cli.Session;
import io.github.reversion.cli.Task;
import io.github.reversion.compute.Precision;
import io.github.reversion.harness.runs.Workers;
import io.github.reversion.harness.score.OracleScorer;
import io.github.reversion.harness.score.Scorer;
import io.github.reversion.harness.score.Scorers;
import io.github.reversion.harness.score.Scoring;
import io.github.reversion.spark.driver.Cluster;
import io.github.reversion.spark.driver.SparkJudge;
import io.github.reversion.spark.files.DriverFolder;
import io.github.reversion.spark.files.RunPlace;
import io.github.reversion.spark.work.Job;
import io.github.reversion.store.ModelStore;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
      "Example (behind spark-submit and its options):",
      "  reversion-spark.jar score /shared/runs/mini"
    })
final class SparkScoreCommand implements Task {
  @Parameters(
      paramLabel = "PLACE",
      description = "the folder of a run: a path that all machines see, or a URI that Hadoop opens")
  private String out;

  @Option(
      names = "--scorer",
      paramLabel = "NAME",
      description = "oracle: reads pictures of the scene world exactly (default: ${DEFAULT-VALUE})")
  private String scorer = OracleScorer.NAME;

  @Mixin private final ClusterFlags cluster = new ClusterFlags();
  @Mixin private final CommonFlags common = new CommonFlags();
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
    Scorer asked = Scorers.named(scorer);
    Workers workers = cluster.workers();
    int batch = cluster.batch();
    int retries = cluster.retries();
    RunProgress progress = new RunProgress(session);
    try (JavaSparkContext spark = context.get();
        DriverFolder place = RunPlace.of(out, spark.hadoopConfiguration()).open()) {
      Cluster executors = new Cluster(spark, retries, progress::warning);
      SparkJudge judge = new SparkJudge(executors, place, job(place), asked, batch);
      new Scoring(place.folder(), asked, workers, progress).run(judge);
      executors.requireAll();
    } finally {
      progress.end();
    }
    session.out().println("scores: " + out);
    session.out().flush();
    return ExitStatus.DONE;
  }

  private Job job(DriverFolder place) {
    return new Job(
        place.folder().suite().text(),
        "",
        ModelStore.MINI,
        Precision.FP32,
        common.threadsOrOne(),
        RunPlace.everywhere(out),
        "");
  }
}
