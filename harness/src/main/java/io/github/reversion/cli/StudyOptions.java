package io.github.reversion.cli;

import io.github.reversion.benchmark.measure.MeasuredFolder;
import io.github.reversion.benchmark.measure.Study;
import io.github.reversion.benchmark.world.BenchmarkRelation;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.Precision;
import io.github.reversion.inversion.InversionOptions;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.settings.SettingException;
import io.github.reversion.store.ModelStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import picocli.CommandLine.Option;

/** What is measured and how; what measures and what reports must agree on. */
final class StudyOptions {
  private static final int BATCH = 8;

  @Option(names = "--model", paramLabel = "DIR|mini", description = "default: mini")
  private String model = ModelStore.MINI;

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "pictures a row (default: ${DEFAULT-VALUE})")
  private int count = 960;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "learned tokens of each relation (default: ${DEFAULT-VALUE})")
  private int seeds = 3;

  @Option(
      names = "--set",
      paramLabel = "OPTION=VALUE",
      description = "an option of inversion other than quick has it, such as steerWeight=0.002")
  private Map<String, String> changes = Map.of();

  @Option(names = "--guidance-scale", paramLabel = "X", description = "default: as quick has it")
  private double guidanceScale = GenerationOptions.quick().guidanceScale();

  @Option(
      names = "--device",
      paramLabel = "TEXT",
      description = "auto, cpu, cuda, cuda:1 (default: ${DEFAULT-VALUE})")
  private String device = "auto";

  /**
   * Checks the numbers, before anything is loaded.
   *
   * @throws SettingException if one is too small
   */
  void check() {
    if (count < BenchmarkRelation.values().length || seeds < 1) {
      throw new SettingException("count must be at least 10, seeds at least 1.");
    }
  }

  Path folder(Session session) {
    return session.store().model(model);
  }

  StableDiffusion load(Session session) {
    return StableDiffusion.load(folder(session), ComputeDevice.choose(device), Precision.FP32);
  }

  Study study(StableDiffusion diffusion, Path measured, Session session) {
    GenerationOptions quick = GenerationOptions.quick();
    return new Study(
        diffusion,
        new GenerationOptions(quick.sampler(), quick.steps(), guidanceScale, "", 0, 0, BATCH),
        InversionOptions.SETTINGS.with(InversionOptions.quick(), changes),
        new MeasuredFolder(measured),
        count,
        seeds,
        Clock.systemUTC(),
        session.interrupted());
  }
}
