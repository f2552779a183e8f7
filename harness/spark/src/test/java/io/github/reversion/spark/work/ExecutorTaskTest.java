package io.github.reversion.spark.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.reversion.compute.Precision;
import io.github.reversion.harness.json.Json;
import java.util.Map;
import org.apache.spark.resource.ResourceInformation;
import org.junit.jupiter.api.Test;

class ExecutorTaskTest {
  private static ResourceInformation resource(String name, String... addresses) {
    return new ResourceInformation(name, addresses);
  }

  @Test
  void theGpuIsTheOneThatSparkGaveToTheTask() {
    assertEquals(
        "cuda:3",
        ExecutorTask.device(
            Map.of("gpu", resource("gpu", "3"), "fpga", resource("fpga", "0", "1"))));
    assertEquals("cpu", ExecutorTask.device(Map.of("fpga", resource("fpga", "0"))));
  }

  @Test
  void aJobIsTheSameBehindTheWire() {
    Job job = new Job("name: tiny", "/suites", "hdfs:///sd15", Precision.BF16, 2, "/runs", "");
    assertEquals(job, Json.ofLine(Json.line(job), Job.class));
  }
}
