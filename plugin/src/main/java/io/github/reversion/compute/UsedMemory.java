package io.github.reversion.compute;

import ai.djl.util.cuda.CudaUtils;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Memory where tensors are computed.
 *
 * @param used bytes in use: by this process on the CPU, by everybody on a GPU
 * @param total bytes there are
 */
public record UsedMemory(long used, long total) {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

  /** Looks; empty where that cannot be told: on other systems than Linux, but for CUDA devices. */
  public static Optional<UsedMemory> of(ComputeDevice device) {
    if (device.isCuda()) {
      MemoryUsage memory = CudaUtils.getGpuMemory(device.device());
      return Optional.of(new UsedMemory(memory.getUsed(), memory.getMax()));
    }
    return device.name().equals("cpu") ? ofProcess() : Optional.empty();
  }

  private static Optional<UsedMemory> ofProcess() {
    if (!Files.isReadable(STATUS)
        || !(ManagementFactory.getOperatingSystemMXBean()
            instanceof OperatingSystemMXBean system)) {
      return Optional.empty();
    }
    try {
      Matcher resident = RESIDENT.matcher(Files.readString(STATUS));
      return resident.find()
          ? Optional.of(
              new UsedMemory(Long.parseLong(resident.group(1)) << 10, system.getTotalMemorySize()))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
