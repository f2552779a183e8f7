package io.github.reversion.spark;

import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.Precision;
import io.github.reversion.harness.TinySuite;
import io.github.reversion.harness.plan.Plan;
import io.github.reversion.harness.plan.Selection;
import io.github.reversion.harness.report.Report;
import io.github.reversion.harness.runs.LocalUnitRunner;
import io.github.reversion.harness.runs.RunFolder;
import io.github.reversion.harness.runs.RunListener;
import io.github.reversion.harness.runs.SuiteRun;
import io.github.reversion.harness.runs.Workers;
import io.github.reversion.harness.score.ScoredRun;
import io.github.reversion.harness.score.Scorer;
import io.github.reversion.harness.score.Scoring;
import io.github.reversion.harness.scorers.Scorers;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.store.ModelStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A suite that the embedded model runs in seconds, and what a local run makes of it. */
public final class LocalRun {
  /** Where the embedded model is kept, here and by executors. */
  public static final ModelStore STORE = new ModelStore(TinySuite.STORE.home().toAbsolutePath());

  private LocalRun() {}

  /**
   * Writes it into a folder.
   *
   * @param images of each of its 8 prompts and methods, drawn by the relations of two inversions
   * @param steps of drawing
   */
  public static Path write(Path folder, int images, int steps) throws IOException {
    Path file = TinySuite.write(folder, "seeds: 2\n");
    return Files.writeString(
        file,
        Files.readString(file)
            .replace("images_per_prompt: 2", "images_per_prompt: " + images)
            .replace("drawing: { steps: 2 }", "drawing: { steps: " + steps + " }"));
  }

  /**
   * Runs, scores and reports it in this process.
   *
   * @param scorers as on the command line
   */
  public static void run(Path file, Path out, List<String> scorers) {
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
    score(out, scorers);
    report(out);
  }

  /** Scores its images. */
  public static void score(Path out, List<String> scorers) {
    RunFolder folder = new RunFolder(out);
    for (Scorer scorer : Scorers.open(scorers, ScoredRun.of(folder, STORE, ComputeDevice.cpu()))) {
      try (scorer) {
        new Scoring(folder, scorer, new Workers(1), RunListener.NONE).run();
      }
    }
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
