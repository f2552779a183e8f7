package io.github.reversion.cli;

import io.github.reversion.compute.Precision;
import io.github.reversion.harness.runs.Workers;
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

  /** Whether that is a GPU. */
  boolean isGpu() {
    return device.choose().isCuda();
  }

  /** A model, computed so. */
  ModelChoice model(String model) {
    return new ModelChoice(model, device.name(), precision);
  }
}
