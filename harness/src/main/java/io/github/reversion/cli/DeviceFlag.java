package io.github.reversion.cli;

import io.github.reversion.compute.ComputeDevice;
import picocli.CommandLine.Option;

/** Where networks compute. */
final class DeviceFlag {
  @Option(
      names = "--device",
      paramLabel = "NAME",
      description =
          "where networks compute: auto (a CUDA GPU where there is one), cpu, cuda, cuda:1, or mps"
              + " (default: ${DEFAULT-VALUE})")
  private String name;

  private DeviceFlag(String usual) {
    name = usual;
  }

  static DeviceFlag auto() {
    return new DeviceFlag("auto");
  }

  /** For what is to be the same on every computer. */
  static DeviceFlag cpu() {
    return new DeviceFlag("cpu");
  }

  /** As it was named. */
  String name() {
    return name;
  }

  /**
   * That device.
   *
   * @throws io.github.reversion.settings.SettingException if there is none of that name
   */
  ComputeDevice choose() {
    return ComputeDevice.choose(name);
  }
}
