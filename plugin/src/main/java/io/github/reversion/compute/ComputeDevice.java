package io.github.reversion.compute;

import ai.djl.Device;
import ai.djl.util.cuda.CudaUtils;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where tensors are computed, and why there.
 *
 * @param device the device as DJL names it
 * @param reason one sentence for the log and the run file: why this device was chosen, and what to
 *     do if a GPU was expected
 */
public record ComputeDevice(Device device, String reason) {
  private static final Pattern CUDA = Pattern.compile("(?:cuda|gpu)(?::(\\d{1,4}))?");

  /** The processor, because the caller wants it so. */
  public static ComputeDevice cpu() {
    return new ComputeDevice(Device.cpu(), "the CPU was asked for");
  }

  /**
   * Chooses a device by name.
   *
   * @param name {@code auto} (a CUDA device where there is one), {@code cpu}, {@code cuda}, {@code
   *     cuda:1}, or {@code mps} (Apple; experimental, never chosen by {@code auto})
   * @throws ComputeException if the name is unknown or the device asked for is not there
   */
  public static ComputeDevice choose(String name) {
    String wanted = name.toLowerCase(Locale.ROOT).strip();
    if (wanted.equals("cpu")) {
      return cpu();
    }
    if (wanted.equals("mps")) {
      return mps();
    }
    String obstacle = GpuObstacle.find().sentence();
    if (wanted.equals("auto")) {
      return obstacle.isEmpty()
          ? new ComputeDevice(Device.gpu(0), "auto: " + describeCuda(0))
          : new ComputeDevice(Device.cpu(), "auto: " + obstacle);
    }
    Matcher cuda = CUDA.matcher(wanted);
    if (!cuda.matches()) {
      throw new ComputeException(
          "Unknown device '" + name + "': say auto, cpu, cuda, cuda:<number> or mps.");
    }
    if (!obstacle.isEmpty()) {
      throw new ComputeException("Device '" + name + "' cannot be used: " + obstacle + ".");
    }
    int index = cuda.group(1) == null ? 0 : Integer.parseInt(cuda.group(1));
    if (index >= CudaUtils.getGpuCount()) {
      throw new ComputeException(
          "Device '" + name + "' cannot be used: there are " + CudaUtils.getGpuCount() + " GPUs.");
    }
    return new ComputeDevice(Device.gpu(index), "asked for: " + describeCuda(index));
  }

  private static ComputeDevice mps() {
    if (!isAppleSilicon()) {
      throw new ComputeException(
          "Device 'mps' cannot be used: it is the GPU of a Mac with Apple silicon; say auto or"
              + " cpu.");
    }
    return new ComputeDevice(
        Device.fromName("mps", Torch.engine()), "mps was asked for; it is experimental");
  }

  /** Whether this is a Mac with a GPU that PyTorch knows. */
  static boolean isAppleSilicon() {
    return System.getProperty("os.name").startsWith("Mac")
        && System.getProperty("os.arch").equals("aarch64");
  }

  /** Whether this is a CUDA device. */
  public boolean isCuda() {
    return device.isGpu();
  }

  /** The name by which {@link #choose} finds this device again. */
  public String name() {
    return device.isGpu() ? "cuda:" + device.getDeviceId() : device.getDeviceType();
  }

  private static String describeCuda(int index) {
    return "CUDA "
        + CudaUtils.getCudaVersionString()
        + ", GPU "
        + index
        + ", compute capability "
        + CudaUtils.getComputeCapability(index);
  }
}
