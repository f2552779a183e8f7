package io.github.reversion.compute;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import io.github.reversion.JarClash;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PyTorch in this process: started once, by whoever needs it first.
 *
 * <p>The native library can be loaded only once per JVM; this is the only static state of this
 * module.
 */
public final class Torch {
  private static final Logger LOG = LoggerFactory.getLogger(Torch.class);

  /** DJL's own switch, as environment variable. */
  private static final String OFFLINE = "DJL_OFFLINE";

  private static final String OFFLINE_PROPERTY = "ai.djl.offline";

  /** The parent of all managers, so that what they hold can be counted. */
  private static PtNDManager root;

  private Torch() {}

  /**
   * Returns the engine, starting it if need be.
   *
   * @throws ComputeException if the native library cannot be loaded; the message says for which
   *     platform it was looked for
   */
  public static synchronized Engine engine() {
    if (root == null) {
      ClassLoader before = Thread.currentThread().getContextClassLoader();
      // DJL finds its engines through the context class loader, which in Fiji is not ours.
      Thread.currentThread().setContextClassLoader(Torch.class.getClassLoader());
      forbidDownloads();
      try {
        Engine engine = Engine.getEngine("PyTorch");
        LOG.debug("PyTorch {} with {} threads", engine.getVersion(), JniUtils.getNumThreads());
        root = (PtNDManager) engine.newBaseManager(Device.cpu());
      } catch (RuntimeException | LinkageError e) {
        throw new ComputeException(JarClash.sentence(e).orElseGet(Torch::noLibrary), e);
      } finally {
        Thread.currentThread().setContextClassLoader(before);
      }
    }
    return root.getEngine();
  }

  private static String noLibrary() {
    return "PyTorch's native library could not be loaded on "
        + System.getProperty("os.name")
        + " "
        + System.getProperty("os.arch")
        + ". Put the jar pytorch-native-cpu for this platform on the class path, or set"
        + " PYTORCH_LIBRARY_PATH to an installed libtorch 2.7.1, or let DJL download it (about 0.1 GB"
        + " for a CPU, 2.5 GB for a GPU) by setting "
        + OFFLINE
        + "=false.";
  }

  /** DJL would download what it lacks without asking; only who has said so wants that. */
  private static void forbidDownloads() {
    if (System.getenv(OFFLINE) == null && System.getProperty(OFFLINE_PROPERTY) == null) {
      System.setProperty(OFFLINE_PROPERTY, "true");
    }
  }

  /** A new manager on that device; arrays live until it is closed. */
  public static PtNDManager newManager(ComputeDevice device) {
    engine();
    return root.newSubManager(device.device());
  }

  /** How many tensors are alive in all open managers; a number that grows tells of a leak. */
  public static int liveArrays() {
    engine();
    return root.getManagedArrays().size();
  }

  /** The number of threads an operator uses. */
  public static int threads() {
    engine();
    return JniUtils.getNumThreads();
  }

  /**
   * Sets the number of threads an operator uses; results are bit-identical only for the same
   * number.
   */
  public static void setThreads(int threads) {
    engine();
    JniUtils.setNumThreads(threads);
  }
}
