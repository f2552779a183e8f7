package io.github.reversion.spark.work;

import io.github.reversion.harness.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.resource.ResourceInformation;

/**
 * Work as Spark calls it. What comes back is JSON, whatever serializer the user has chosen.
 *
 * @param job a {@link Job} in JSON, which each machine gets once
 * @param work to do
 */
public record ExecutorTask(Broadcast<String> job, Work work) implements Function<Integer, String> {
  @Override
  public String call(Integer ignored) {
    TaskContext context = TaskContext.get();
    String host = SparkEnv.get().blockManager().blockManagerId().host();
    List<String> warnings = new ArrayList<>();
    Executor executor =
        new Executor(
            Json.ofLine(job.value(), Job.class),
            device(context.resourcesJMap()),
            host,
            SparkHadoopUtil.get().newConfiguration(SparkEnv.get().conf()),
            warnings::add,
            context::isInterrupted);
    List<String> lines = work.lines(executor);
    return Json.line(new Answer(host, warnings, lines));
  }

  /** The GPU that Spark gave to the task; the processor if it gave none. */
  static String device(Map<String, ResourceInformation> resources) {
    ResourceInformation gpu = resources.get("gpu");
    return gpu == null ? "cpu" : "cuda:" + gpu.addresses()[0];
  }
}
