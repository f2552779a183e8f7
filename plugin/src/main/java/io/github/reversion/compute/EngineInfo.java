package io.github.reversion.compute;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.LibUtils;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What computes: for the log, for run files, for bug reports.
 *
 * @param djl version of DJL
 * @param pytorch version of PyTorch
 * @param library which build of PyTorch was loaded, such as {@code 2.7.1-cpu-linux-x86_64}
 * @param device the device, by name
 * @param deviceReason why that device
 * @param threads threads an operator uses
 * @param java version of Java
 * @param system operating system and kind of processor
 */
public record EngineInfo(
    String djl,
    String pytorch,
    String library,
    String device,
    String deviceReason,
    int threads,
    String java,
    String system) {

  /** What computes on that device, in this process. */
  public static EngineInfo of(ComputeDevice device) {
    Engine engine = Torch.engine();
    return new EngineInfo(
        Engine.getDjlVersion(),
        engine.getVersion(),
        String.valueOf(Path.of(LibUtils.getLibtorchPath()).getFileName()),
        device.name(),
        device.reason(),
        Torch.threads(),
        System.getProperty("java.version"),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"));
  }

  /** By name, in a fixed order. */
  public Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("djl", djl);
    map.put("pytorch", pytorch);
    map.put("library", library);
    map.put("device", device);
    map.put("device_reason", deviceReason);
    map.put("threads", threads);
    map.put("java", java);
    map.put("system", system);
    return map;
  }

  /** One line for the log. */
  @Override
  public String toString() {
    return "PyTorch %s (%s) by DJL %s on %s with %d threads: %s"
        .formatted(pytorch, library, djl, device, threads, deviceReason);
  }
}
