package io.github.reversion.spark.work;

import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.harness.score.Scorer;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.spark.files.HadoopFolder;
import io.github.reversion.store.ModelStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;

/**
 * What a process opens once and all tasks in it share, one after the other and side by side. Spark
 * gives tasks nothing that outlives them, so that this is static; it is closed with the process.
 */
final class Opened {
  /** That of this process. */
  static final Opened HERE = new Opened();

  private final Map<Job, Suite> suites = new ConcurrentHashMap<>();
  private final Map<ScorerKey, Scorer> scorers = new ConcurrentHashMap<>();
  private final Map<ModelKey, StableDiffusion> models = new ConcurrentHashMap<>();

  private Opened() {}

  private record ScorerKey(Job job, String written, List<String> exemplars) {}

  private record ModelKey(String model, String device, String precision) {}

  Suite suite(Job job) {
    return suites.computeIfAbsent(job, Job::readSuite);
  }

  Scorer scorer(Job job, String written, List<String> exemplars, Supplier<Scorer> open) {
    return scorers.computeIfAbsent(new ScorerKey(job, written, exemplars), key -> open.get());
  }

  /** The model of a job on a device; one that only Hadoop can open is copied first. */
  StableDiffusion model(Job job, ComputeDevice device, ModelStore store, Configuration hadoop) {
    return models.computeIfAbsent(
        new ModelKey(job.model(), device.name(), job.precision().name()),
        key -> {
          Path folder =
              HadoopFolder.isMeant(job.model())
                  ? new HadoopFolder(job.model(), hadoop).copyInto(store.home().resolve("copies"))
                  : store.model(job.model());
          return StableDiffusion.load(folder, device, job.precision());
        });
  }
}
