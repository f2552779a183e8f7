package io.github.reversion.cli;

import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.compute.Precision;
import io.github.reversion.harness.plan.Estimate;
import io.github.reversion.harness.plan.Plan;
import io.github.reversion.harness.runs.Workers;
import io.github.reversion.run.Figures;
import io.github.reversion.run.ModelChoice;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where and how a suite is computed, and by how many workers. */
final class ComputeFlags {
  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "inversions or images that are computed side by side (default: 1)")
  private int workers = 1;

  @Option(
      names = "--model",
      paramLabel = "DIR|NAME",
      description =
          "the suite's model, wherever it lies here: a folder in diffusers layout, or the name of an"
              + " installed one (default: as the suite says)")
  private String model;

  @Mixin private final DeviceFlag device = DeviceFlag.auto();

  @Option(
      names = "--precision",
      paramLabel = "NAME",
      description = "fp32, bf16, or fp16 on a GPU (default: fp32)")
  private Precision precision = Precision.FP32;

  /**
   * The workers.
   *
   * @throws io.github.reversion.settings.SettingException if there are none
   */
  Workers team() {
    return new Workers(workers);
  }

  private boolean isGpu() {
    return device.choose().isCuda();
  }

  /** The model of a suite, computed so. */
  ModelChoice modelOf(Suite suite) {
    return new ModelChoice(model == null ? suite.model() : model, device.name(), precision);
  }

  /**
   * What a suite is about to take.
   *
   * @param passSeconds what a pass of the network takes; 0: as usual
   */
  Estimate estimate(Plan plan, double passSeconds) {
    Figures usual = Figures.of(modelOf(plan.suite()).model(), isGpu()).in(precision);
    Figures figures = passSeconds == 0 ? usual : usual.withPassSeconds(passSeconds);
    return Estimate.of(plan, figures, team().count(), isGpu());
  }
}
