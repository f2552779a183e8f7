package io.github.reversion.spark.work;

import io.github.reversion.harness.json.Json;
import io.github.reversion.harness.runs.LocalUnitRunner;
import io.github.reversion.harness.runs.RunDescription;
import io.github.reversion.harness.runs.RunFolder;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says what computes: one line, a {@link Description}. */
public record DescribeWork() implements Work {
  /**
   * What computes.
   *
   * @param run what images follow from
   * @param versions by name
   */
  public record Description(RunDescription run, Map<String, String> versions) {
    /** Copies the versions, which keep their order. */
    public Description {
      versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
    }
  }

  @Override
  public List<String> lines(Executor executor) {
    LocalUnitRunner runner = executor.runner(new RunFolder(Path.of(""))); // writes nothing
    return List.of(Json.line(new Description(runner.description(), runner.versions())));
  }
}
