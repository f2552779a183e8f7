package io.github.reversion.spark.cli;

import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.cli.CommonFlags;
import io.github.reversion.cli.ExitStatus;
import io.github.reversion.cli.RunProgress;
import io.github.reversion.cli.SelectionFlags;
import io.github.reversion.cli.Session;
import io.github.reversion.cli.SuiteParameter;
import io.github.reversion.cli.Task;
import io.github.reversion.compute.Precision;
import io.github.reversion.harness.plan.Plan;
import io.github.reversion.harness.runs.SuiteRun;
import io.github.reversion.spark.driver.Cluster;
import io.github.reversion.spark.driver.SparkUnitRunner;
import io.github.reversion.spark.files.DriverFolder;
import io.github.reversion.spark.files.RunPlace;
import io.github.reversion.spark.work.Job;
import io.github.reversion.store.ModelStore;
import java.time.Clock;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** {@code run}: learns and draws what a suite asks for. */
@Command(
    name = "run",
    description =
        "Runs a suite on the cluster: learns its relations and draws its images. The files are the"
            + " same, byte for byte, as those of 'reversion run'. What is there already is not done"
            + " again, so that it can be given again after any failure.",
    sortOptions = false,
    footer = {
      "",
      "Examples (behind spark-submit and its options):",
      "  reversion-spark.jar run mini --out /shared/runs/mini",
      "  reversion-spark.jar run paper.yaml --model hdfs:///models/sd15 --out hdfs:///runs/paper"
    })
final class SparkRunCommand implements Task {
  @Mixin private final SuiteParameter suite = new SuiteParameter();

  @Option(
      names = "--out",
      paramLabel = "PLACE",
      required = true,
      description = "a folder that all machines see under this path, or a URI that Hadoop opens")
  private String out;

  @Option(
      names = "--model",
      paramLabel = "PLACE",
      description =
          "the suite's model, where machines find it: a path or a URI (default: as the suite says)")
  private String model;

  @Option(
      names = "--precision",
      paramLabel = "NAME",
      description = "fp32, bf16, or fp16 on a GPU (default: fp32)")
  private Precision precision = Precision.FP32;

  @Mixin private final SelectionFlags part = new SelectionFlags();

  @Mixin private final ClusterFlags cluster = new ClusterFlags();
  @Mixin private final CommonFlags common = new CommonFlags();
  private final Session session;
  private final Supplier<JavaSparkContext> context;

  SparkRunCommand(Session session, Supplier<JavaSparkContext> context) {
    this.session = session;
    this.context = context;
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.forAnnotatedObject(this);
  }

  @Override
  public int run(ParseResult given) {
    Suite asked = suite.read();
    Plan plan = Plan.of(asked, part.selection());
    ClusterFlags.Sharing sharing = cluster.sharing();
    Job job =
        new Job(
            asked.text(),
            suite.folder().toString(),
            place(asked),
            precision,
            common.threadsOrOne(),
            RunPlace.everywhere(out),
            "");
    session.out().println(plan);
    RunProgress progress = new RunProgress(session);
    try (JavaSparkContext spark = context.get();
        DriverFolder place = RunPlace.of(out, spark.hadoopConfiguration()).open()) {
      Cluster executors = new Cluster(spark, sharing.retries(), progress::warning);
      SparkUnitRunner runner = new SparkUnitRunner(executors, place, job, sharing.batch());
      String device = runner.description().device();
      session.sayDevice(
          device,
          device.equals("cpu")
              ? "Spark gave tasks no GPU; ask it for one by spark.task.resource.gpu.amount"
              : "Spark gave each task a GPU");
      new SuiteRun(plan, runner, place.folder(), sharing.waiting(), Clock.systemUTC(), progress)
          .run(session.store());
      executors.requireAll();
    } finally {
      progress.end();
    }
    session.out().println("images: " + out);
    session.out().flush();
    return ExitStatus.DONE;
  }

  private String place(Suite asked) {
    String named = model == null ? asked.model() : model;
    return named.equals(ModelStore.MINI) ? named : RunPlace.everywhere(named);
  }
}
