package io.github.reversion.benchmark.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import io.github.reversion.benchmark.world.Scene;
import io.github.reversion.benchmark.world.SceneRenderer;
import io.github.reversion.benchmark.world.SceneSampler;
import io.github.reversion.compute.Autograd;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.Ops;
import io.github.reversion.compute.Precision;
import io.github.reversion.compute.Torch;
import io.github.reversion.diffusion.AutoencoderKL;
import io.github.reversion.diffusion.LatentMoments;
import io.github.reversion.image.RgbImage;
import io.github.reversion.pipeline.Networks;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Scenes to learn from as the autoencoder sees them, encoded once, in 16 bits.
 *
 * <p>Thread-safe once made.
 */
public final class LatentPool implements AutoCloseable {
  private static final int CHUNK = 50;

  private final NDManager manager;
  private final long first;
  private final NDArray moments;
  private final double scalingFactor;

  private LatentPool(NDManager manager, long first, NDArray moments, double scalingFactor) {
    this.manager = manager;
    this.first = first;
    this.moments = moments;
    this.scalingFactor = scalingFactor;
  }

  /**
   * Draws and encodes scenes.
   *
   * @param model the folder that holds {@code vae}
   * @param first the first scene's index
   * @param scenes how many, from there on
   * @param threads that do it
   */
  public static LatentPool of(
      Path model, long first, int scenes, ComputeDevice device, int threads) {
    NDManager manager = Torch.newManager(device);
    ExecutorService service = Executors.newFixedThreadPool(threads);
    try (Networks networks = new Networks(device, Precision.FP32)) {
      AutoencoderKL vae = networks.vae(model.resolve("vae"));
      List<Callable<NDArray>> parts =
          IntStream.range(0, scenes / CHUNK)
              .<Callable<NDArray>>mapToObj(
                  i -> () -> encoded(manager, vae, networks.ops(), first + (long) i * CHUNK))
              .toList();
      NDList done = new NDList();
      for (var part : service.invokeAll(parts)) {
        done.add(part.get());
      }
      NDArray all = NDArrays.concat(done);
      done.close();
      return new LatentPool(manager, first, all, vae.config().scalingFactor());
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
      LatentMoments moments = vae.encode(ScenePixels.tensor(manager, drawn(first)));
      NDArray both = ops.concatChannels(moments.mean(), moments.logvar());
      NDArray halves = ops.cast(both, Precision.FP16);
      NDScope.unregister(halves);
      return halves;
    }
  }

  private static List<RgbImage> drawn(long first) {
    return LongStream.range(first, first + CHUNK)
        .mapToObj(i -> SceneRenderer.draw(SceneSampler.training(i)))
        .toList();
  }

  /** One of its scenes. */
  Scene scene(long number) {
    return SceneSampler.training(first + number);
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
