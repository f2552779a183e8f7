package io.github.reversion.benchmark.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.reversion.benchmark.world.Composition;
import io.github.reversion.benchmark.world.SceneRenderer;
import io.github.reversion.benchmark.world.SceneSampler;
import io.github.reversion.benchmark.world.SceneSplit;
import io.github.reversion.diffusion.AutoencoderKL;
import io.github.reversion.image.Preprocessing;
import io.github.reversion.image.RgbImage;
import io.github.reversion.pipeline.Pixels;
import java.util.List;
import java.util.stream.LongStream;

/** Pictures of the scene world as networks see them. */
public final class ScenePixels {
  private static final Preprocessing PREPARED = new Preprocessing(Composition.SIDE, false);

  private ScenePixels() {}

  /** [N, 3, 64, 64] in [-1, 1]. */
  static NDArray tensor(NDManager manager, List<RgbImage> images) {
    return Pixels.tensor(
        manager, images.stream().map(PREPARED::pixelValues).toList(), Composition.SIDE);
  }

  /** The same, of scenes that follow each other. */
  static NDArray tensor(NDManager manager, SceneSplit split, long first, int count) {
    return tensor(manager, images(split, first, count));
  }

  /**
   * What an autoencoder brings back of pictures of scenes.
   *
   * @param manager for what is computed, in a scope
   */
  public static List<RgbImage> throughLatents(
      AutoencoderKL vae, NDManager manager, List<RgbImage> images) {
    NDArray mean = vae.encode(tensor(manager, images)).mean();
    return Pixels.images(vae.decode(vae.scale(mean)));
  }

  /** Scenes that follow each other, drawn. */
  static List<RgbImage> images(SceneSplit split, long first, int count) {
    return LongStream.range(first, first + count)
        .mapToObj(i -> SceneRenderer.draw(SceneSampler.scene(split, i)))
        .toList();
  }
}
