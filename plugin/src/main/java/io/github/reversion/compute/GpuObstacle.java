package io.github.reversion.compute;

import ai.djl.util.cuda.CudaUtils;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What keeps PyTorch from computing on a CUDA GPU here, and what to do about it. */
public enum GpuObstacle {
  /** Nothing does. */
  NONE("", ""),
  /** There is no such GPU for this system. */
  MAC(
      "Macs have no CUDA GPU",
      "on Apple silicon choose the device mps (experimental); otherwise nothing can be done"),
  /** No GPU of NVIDIA, or none that the system knows. */
  NO_DRIVER(
      "no driver of an NVIDIA GPU was found",
      "if there is such a GPU, install NVIDIA's driver and start this program again; other GPUs"
          + " cannot be used"),
  /** A GPU, but DJL asks for it through a library that the driver does not bring. */
  NO_RUNTIME(
      "NVIDIA's driver is there, but the CUDA runtime library found no GPU or was not found itself",
      "put the folder of cudart (CUDA 12.8; it is also part of a libtorch with CUDA) on"
          + " LD_LIBRARY_PATH, on Windows on PATH, and check that CUDA_VISIBLE_DEVICES does not hide"
          + " the GPU"),
  /** A GPU, and a PyTorch that cannot use it. */
  CPU_BUILD(
      "a GPU is there, but the PyTorch library that was loaded is a CPU build",
      "set PYTORCH_LIBRARY_PATH to a libtorch 2.7.1 with CUDA and PYTORCH_FLAVOR to its flavour"
          + " (cu128)");

  private final String what;
  private final String remedy;

  GpuObstacle(String what, String remedy) {
    this.what = what;
    this.remedy = remedy;
  }

  /** What it is; empty if there is none. */
  public String what() {
    return what;
  }

  /** What to do; empty if nothing need be done. */
  public String remedy() {
    return remedy;
  }

  /** Both, as part of a sentence; empty if there is none. */
  String sentence() {
    return what.isEmpty() ? "" : what + "; " + remedy;
  }

  /** The obstacle on this computer; starts the engine where that is needed to know. */
  public static GpuObstacle find() {
    boolean gpu = CudaUtils.hasCuda();
    return of(
        System.getProperty("os.name"),
        gpu || hasDriver(),
        gpu,
        gpu && Torch.engine().getGpuCount() > 0);
  }

  /**
   * The obstacle, from what was seen.
   *
   * @param system the operating system, as Java names it
   * @param driver whether NVIDIA's driver is there
   * @param seen whether the CUDA runtime sees a GPU
   * @param used whether PyTorch can use one
   */
  static GpuObstacle of(String system, boolean driver, boolean seen, boolean used) {
    if (used) {
      return NONE;
    }
    if (seen) {
      return CPU_BUILD;
    }
    if (system.startsWith("Mac")) {
      return MAC;
    }
    return driver ? NO_RUNTIME : NO_DRIVER;
  }

  private static boolean hasDriver() {
    if (System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows")) {
      String root = System.getenv().getOrDefault("SystemRoot", "C:\\Windows");
      return Files.exists(Path.of(root, "System32", "nvcuda.dll"));
    }
    return Files.exists(Path.of("/proc/driver/nvidia/version"))
        || Files.exists(Path.of("/dev/nvidiactl"));
  }
}
