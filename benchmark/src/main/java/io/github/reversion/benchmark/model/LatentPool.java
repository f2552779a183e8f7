package io.github.reversion.benchmark.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import io.github.reversion.benchmark.world.SceneSplit;
import io.github.reversion.compute.Autograd;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.Ops;
import io.github.reversion.compute.Precision;
import io.github.reversion.compute.Torch;
import io.github.reversion.diffusion.AutoencoderKL;
import io.github.reversion.diffusion.LatentMoments;
import io.github.reversion.pipeline.Networks;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * The first scenes of the training split as the autoencoder sees them, encoded once, in 16 bits.
 *
 * <p>Thread-safe once made.
 */
public final class LatentPool implements AutoCloseable {
  private static final int CHUNK = 50;

  private final NDManager manager;
  private final NDArray moments;
  private final double scalingFactor;

  private LatentPool(NDManager manager, NDArray moments, double scalingFactor) {
    this.manager = manager;
    this.moments = moments;
    this.scalingFactor = scalingFactor;
  }

  /**
   * Draws and encodes scenes.
   *
   * @param model the folder that holds {@code vae}
   * @param scenes how many
   * @param threads that do it
   */
  public static LatentPool of(Path model, int scenes, ComputeDevice device, int threads) {
    NDManager manager = Torch.newManager(device);
    ExecutorService service = Executors.newFixedThreadPool(threads);
    try (Networks networks = new Networks(device, Precision.FP32)) {
      AutoencoderKL vae = networks.vae(model.resolve("vae"));
      List<Callable<NDArray>> parts =
          IntStream.range(0, scenes / CHUNK)
              .<Callable<NDArray>>mapToObj(
                  i -> () -> encoded(manager, vae, networks.ops(), (long) i * CHUNK))
              .toList();
      NDList done = new NDList();
      for (var part : service.invokeAll(parts)) {
        done.add(part.get());
      }
      NDArray all = NDArrays.concat(done);
      done.close();
      return new LatentPool(manager, all, vae.config().scalingFactor());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped while encoding scenes", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Scenes cannot be encoded", e.getCause());
    } finally {
      service.shutdownNow();
    }
  }

  private static NDArray encoded(NDManager manager, AutoencoderKL vae, Ops ops, long first) {
    Torch.setThreads(1);
    try (NDScope scope = new NDScope();
        Autograd off = Autograd.off()) {
      LatentMoments moments =
          vae.encode(ScenePixels.tensor(manager, SceneSplit.TRAIN, first, CHUNK));
      NDArray both = ops.concatChannels(moments.mean(), moments.logvar());
      NDArray halves = ops.cast(both, Precision.FP16);
      NDScope.unregister(halves);
      return halves;
    }
  }

  /** How many scenes it has. */
  public int size() {
    return (int) moments.getShape().get(0);
  }

  /** The shape of one scene's latents. */
  public Shape latentShape() {
    Shape shape = moments.getShape();
    return new Shape(shape.get(1) / 2, shape.get(2), shape.get(3));
  }

  /** The factor between the autoencoder's latents and the U-Net's. */
  public double scalingFactor() {
    return scalingFactor;
  }

  /** The moments of some scenes [count, 2 C, H, W], means first, fp32. */
  NDArray moments(Ops ops, NDManager other, long... scenes) {
    return ops.cast(ops.rows(moments, other.create(scenes)), Precision.FP32);
  }

  @Override
  public void close() {
    manager.close();
  }
}
