package io.github.reversion.benchmark.model;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import io.github.reversion.benchmark.training.WorkerThreads;
import io.github.reversion.benchmark.world.Scene;
import io.github.reversion.benchmark.world.SceneRenderer;
import io.github.reversion.compute.Autograd;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.ComputeException;
import io.github.reversion.compute.Ops;
import io.github.reversion.compute.Precision;
import io.github.reversion.compute.Torch;
import io.github.reversion.diffusion.AutoencoderKL;
import io.github.reversion.diffusion.LatentMoments;
import io.github.reversion.image.RgbImage;
import io.github.reversion.pipeline.Networks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Scenes to learn from as the autoencoder sees them, encoded once, in 16 bits.
 *
 * <p>Thread-safe once made.
 */
final class LatentPool implements AutoCloseable {
  private static final int CHUNK = 50;

  private final NDManager manager;
  private final TrainingScenes scenes;
  private final NDArray moments;
  private final double scalingFactor;

  private LatentPool(
      NDManager manager, TrainingScenes scenes, NDArray moments, double scalingFactor) {
    this.manager = manager;
    this.scenes = scenes;
    this.moments = moments;
    this.scalingFactor = scalingFactor;
  }

  /**
   * What a pool is made of.
   *
   * @param vae the folder of the autoencoder
   * @param scenes to encode
   * @param count how many, from the first on
   * @param device where they are encoded and kept
   * @param threads that do it
   */
  record Source(Path vae, TrainingScenes scenes, int count, ComputeDevice device, int threads) {}

  /**
   * Draws and encodes scenes.
   *
   * @param stop asked again and again whether to give it up
   * @return empty if it was given up
   * @throws io.github.reversion.weights.WeightsException if the autoencoder is missing or damaged
   * @throws ComputeException if memory does not suffice
   */
  static Optional<LatentPool> of(Source source, BooleanSupplier stop) {
    NDManager manager = Torch.newManager(source.device());
    Optional<LatentPool> pool = Optional.empty();
    try (Networks networks = new Networks(source.device(), Precision.FP32)) {
      AutoencoderKL vae = networks.vae(source.vae());
      Encoder encoder = new Encoder(manager, vae, networks.ops(), source.scenes());
      double scalingFactor = vae.config().scalingFactor();
      pool =
          encoder
              .encode(source.count(), source.threads(), stop)
              .map(moments -> new LatentPool(manager, source.scenes(), moments, scalingFactor));
      return pool;
    } catch (EngineException e) {
      throw ComputeException.ifOutOfMemory(e, "encode fewer scenes");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      if (pool.isEmpty()) {
        manager.close();
      }
    }
  }

  /** Makes moments of scenes; they belong to the manager. */
  private record Encoder(NDManager manager, AutoencoderKL vae, Ops ops, TrainingScenes scenes) {

    Optional<NDArray> encode(int count, int threads, BooleanSupplier stop)
        throws InterruptedException {
      try (WorkerThreads workers = new WorkerThreads(threads);
          NDList done = new NDList()) {
        List<Future<NDArray>> parts = new ArrayList<>();
        for (int i = 0; i < count; i += CHUNK) {
          int first = i;
          int end = Math.min(count, first + CHUNK);
          parts.add(workers.submit(() -> encode(first, end)));
        }
        for (Future<NDArray> part : parts) {
          if (stop.getAsBoolean()) {
            return Optional.empty();
          }
          done.add(WorkerThreads.result(part));
        }
        return Optional.of(NDArrays.concat(done));
      }
    }

    private NDArray encode(int first, int end) {
      Torch.setThreads(1);
      try (NDScope scope = new NDScope();
          Autograd off = Autograd.off()) {
        List<RgbImage> drawn =
            IntStream.range(first, end).mapToObj(i -> SceneRenderer.draw(scenes.scene(i))).toList();
        LatentMoments moments = vae.encode(ScenePixels.tensor(manager, drawn));
        NDArray both = ops.concatChannels(moments.mean(), moments.logvar());
        NDArray halves = ops.cast(both, Precision.FP16);
        NDScope.unregister(halves);
        return halves;
      }
    }
  }

  /** One of its scenes. */
  Scene scene(long number) {
    return scenes.scene(number);
  }

  /** How many scenes it has. */
  int size() {
    return (int) moments.getShape().get(0);
  }

  /** The shape of one scene's latents. */
  Shape latentShape() {
    Shape shape = moments.getShape();
    return new Shape(shape.get(1) / 2, shape.get(2), shape.get(3));
  }

  /** The factor between the autoencoder's latents and the U-Net's. */
  double scalingFactor() {
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
