package io.github.reversion.compute;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A network that somebody else trained, from a TorchScript file as {@code torch.jit.save} writes
 * it. A file is a program that PyTorch runs: open only those that you trust. Thread-safe.
 */
public final class ScriptModule implements AutoCloseable {
  private final Path file;
  private final PtNDManager manager;
  private final PtSymbolBlock module;

  private ScriptModule(Path file, PtNDManager manager, PtSymbolBlock module) {
    this.file = file;
    this.manager = manager;
    this.module = module;
  }

  /**
   * Loads a file, for evaluation, not for training.
   *
   * @throws ComputeException if it is missing, cannot be read, or is no TorchScript
   */
  public static ScriptModule load(Path file, ComputeDevice device) {
    PtNDManager manager = Torch.newManager(device);
    try (InputStream in = Files.newInputStream(file)) {
      PtSymbolBlock module = JniUtils.loadModule(manager, in, true, false);
      JniUtils.enableInferenceMode(module);
      return new ScriptModule(file, manager, module);
    } catch (NoSuchFileException e) {
      manager.close();
      throw new ComputeException(file + " is missing; name a TorchScript file that is there.", e);
    } catch (IOException e) {
      manager.close();
      throw new ComputeException(file + " cannot be read (" + e + "); name another file.", e);
    } catch (EngineException e) {
      manager.close();
      throw new ComputeException(
          "%s is no TorchScript that PyTorch %s can load (%s); save it anew with torch.jit.save."
              .formatted(file, Torch.engine().getVersion(), firstLine(e)),
          e);
    }
  }

  /** Makes inputs, on the module's device. */
  public NDManager manager() {
    return manager;
  }

  /**
   * What the module computes of one tensor.
   *
   * @return belongs to the manager of x and to the innermost open {@code NDScope}
   * @throws ComputeException if it cannot, or computes something other than one tensor
   */
  public NDArray forward(NDArray x) {
    try {
      // As in Script: the same call must always round the same way.
      JniUtils.setGraphExecutorOptimize(false);
      NDList results = IValueUtils.forward(module, new NDList(x), true);
      if (results.size() != 1) {
        throw new ComputeException(
            "%s gives %d results; save a module that gives one tensor."
                .formatted(file, results.size()));
      }
      return results.get(0);
    } catch (EngineException e) {
      throw new ComputeException(
          "%s cannot compute a tensor of shape %s (%s); save a module that takes it."
              .formatted(file, x.getShape(), firstLine(e)),
          e);
    }
  }

  private static String firstLine(EngineException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
  }

  @Override
  public void close() {
    module.close();
    manager.close();
  }
}
