package io.github.reversion.harness.world;

import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.EngineInfo;

/**
 * What times depend on.
 *
 * @param cores that this process may use
 * @param threads that an operation uses
 * @param device such as {@code cpu}
 * @param pytorch which build of PyTorch computes
 * @param java version of Java
 * @param system operating system and kind of processor
 */
public record Host(
    int cores, int threads, String device, String pytorch, String java, String system) {

  static Host of(ComputeDevice device) {
    EngineInfo engine = EngineInfo.of(device);
    return new Host(
        Runtime.getRuntime().availableProcessors(),
        engine.threads(),
        engine.device(),
        engine.library(),
        engine.java(),
        engine.system());
  }

  /** Such as {@code 2 threads on 2 cores, cpu, PyTorch 2.7.1-cpu-linux-x86_64, ...}. */
  @Override
  public String toString() {
    return "%d threads on %d cores, %s, PyTorch %s, Java %s, %s"
        .formatted(threads, cores, device, pytorch, java, system);
  }
}
