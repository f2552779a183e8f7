package io.github.reversion.spark.work;

import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.compute.Precision;
import io.github.reversion.harness.json.Json;
import io.github.reversion.harness.runs.RunDescription;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What all tasks of a run must know: strings and numbers, for the wire.
 *
 * @param suite the text of its file
 * @param suiteFolder where that lies
 * @param model {@code mini}, a path or a URI
 * @param precision what the networks compute in
 * @param threads that an operation uses
 * @param out the run's folder: a path or a URI
 * @param description what images must follow from, in JSON; empty while that is not known
 */
public record Job(
    String suite,
    String suiteFolder,
    String model,
    Precision precision,
    int threads,
    String out,
    String description) {

  /** The same for images that follow from this. */
  public Job with(RunDescription wanted) {
    return new Job(suite, suiteFolder, model, precision, threads, out, Json.line(wanted));
  }

  Suite readSuite() {
    return Suite.of("suite.yaml", suite.getBytes(StandardCharsets.UTF_8), Path.of(suiteFolder));
  }

  Optional<RunDescription> wanted() {
    return description.isEmpty()
        ? Optional.empty()
        : Optional.of(Json.ofLine(description, RunDescription.class));
  }
}
