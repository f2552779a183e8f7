package io.github.reversion.spark;

import io.github.reversion.benchmark.folder.ExemplarFolders;
import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.benchmark.world.BenchmarkRelation;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.Precision;
import io.github.reversion.exemplar.ExemplarHash;
import io.github.reversion.harness.plan.Plan;
import io.github.reversion.harness.plan.Selection;
import io.github.reversion.harness.report.Report;
import io.github.reversion.harness.runs.LocalUnitRunner;
import io.github.reversion.harness.runs.RunFolder;
import io.github.reversion.harness.runs.RunListener;
import io.github.reversion.harness.runs.SuiteRun;
import io.github.reversion.harness.runs.Workers;
import io.github.reversion.harness.score.OracleScorer;
import io.github.reversion.harness.score.Scoring;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.store.ModelStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A suite that the embedded model runs in seconds, and what a local run makes of it. */
public final class TinySuite {
  /** Where the embedded model is kept, here and by executors. */
  public static final ModelStore STORE =
      new ModelStore(Path.of("target", "test-home").toAbsolutePath());

  private TinySuite() {}

  /**
   * Writes it into a folder.
   *
   * @param images of each of its 8 prompts and methods
   * @param steps of drawing
   */
  public static Path write(Path folder, int images, int steps) throws IOException {
    String text =
        """
        schema: 1
        name: tiny
        description: Two relations.
        model: mini
        preset: quick
        images_per_prompt: %d
        drawing: { steps: %d }
        learning: { steps: 2, batch_size: 2 }
        methods:
          - { name: and, says: and }
          - { name: full, says: token }
        relations:
          - name: on
            exemplars: world:on
            sha256: %s
            scenarios:
              - { a: red star, b: blue circle, background: gray, style: flat }
              - { a: green heart, b: pink cross }
          - name: hanging_from
            exemplars: world:hanging_from
            sha256: %s
            scenarios:
              - { a: red star, b: blue circle, background: black, style: outlined }
              - { a: green heart, b: pink cross, background: white }
        """
            .formatted(
                images, steps, hash(BenchmarkRelation.ON), hash(BenchmarkRelation.HANGING_FROM));
    return Files.writeString(folder.resolve("tiny.yaml"), text);
  }

  private static String hash(BenchmarkRelation relation) {
    return ExemplarHash.of(ExemplarFolders.exemplars(relation));
  }

  /** Runs, scores and reports it in this process. */
  public static void runHere(Path file, Path out) {
    Suite suite = Suite.read(file);
    RunFolder folder = new RunFolder(out);
    try (StableDiffusion model =
        StableDiffusion.load(STORE.model("mini"), ComputeDevice.cpu(), Precision.FP32)) {
      LocalUnitRunner runner = new LocalUnitRunner(suite, model, folder, STORE, 1, warning -> {});
      new SuiteRun(
              Plan.of(suite, Selection.ALL),
              runner,
              folder,
              new Workers(2),
              InstantSource.system(),
              RunListener.NONE)
          .run(STORE);
    }
    new Scoring(folder, new OracleScorer(), new Workers(1), RunListener.NONE).run();
    report(out);
  }

  /** Counts its scores together. */
  public static void report(Path out) {
    RunFolder folder = new RunFolder(out);
    Report.of(folder, warning -> {}).write(folder);
  }

  /** All files of a run but hidden ones and the one that may differ. */
  public static SortedMap<String, byte[]> files(Path out) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(out)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        if (!file.getFileName().toString().startsWith(".")) {
          files.put(out.relativize(file).toString(), Files.readAllBytes(file));
        }
      }
    }
    files.remove("environment.json");
    return files;
  }
}
