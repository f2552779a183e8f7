package io.github.reversion.compute;

import ai.djl.util.cuda.CudaUtils;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What this computer computes with, for a user who wonders.
 *
 * @param engine engine, versions and the chosen device
 * @param devices all devices that were seen, a line each
 * @param obstacle why no GPU can be used
 */
public record DeviceReport(EngineInfo engine, List<String> devices, GpuObstacle obstacle) {

  /** Looks at the computer; starts the engine. */
  public static DeviceReport of(ComputeDevice chosen) {
    List<String> devices = new ArrayList<>();
    devices.add(
        "cpu: %d cores for this program, %s"
            .formatted(Runtime.getRuntime().availableProcessors(), System.getProperty("os.arch")));
    for (int i = 0; i < CudaUtils.getGpuCount(); i++) {
      devices.add(
          String.format(
              Locale.ROOT,
              "cuda:%d: compute capability %s, %.1f GB of memory, CUDA %s",
              i,
              CudaUtils.getComputeCapability(i),
              CudaUtils.getGpuMemory(ai.djl.Device.gpu(i)).getMax() / 1e9,
              CudaUtils.getCudaVersionString()));
    }
    if (ComputeDevice.isAppleSilicon()) {
      devices.add("mps: the GPU of this Mac, experimental");
    }
    return new DeviceReport(EngineInfo.of(chosen), List.copyOf(devices), GpuObstacle.find());
  }

  /** Question to answer, in the order of reading. */
  public Map<String, String> rows() {
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put("Engine", "PyTorch " + engine.pytorch() + " by DJL " + engine.djl());
    rows.put("PyTorch library", engine.library());
    rows.put("Java", engine.java());
    rows.put("System", engine.system());
    rows.put("Devices", String.join("; ", devices));
    rows.put("Chosen device", engine.device() + ", " + engine.threads() + " threads");
    rows.put("Why that one", engine.deviceReason());
    rows.put("Why no GPU", obstacle == GpuObstacle.NONE ? "one can be used" : obstacle.what());
    rows.put("What to do", obstacle == GpuObstacle.NONE ? "nothing" : obstacle.remedy());
    return rows;
  }
}
