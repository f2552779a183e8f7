package io.github.reversion.harness.world;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import io.github.reversion.benchmark.world.Composition;
import io.github.reversion.benchmark.world.SceneRenderer;
import io.github.reversion.compute.Autograd;
import io.github.reversion.compute.Torch;
import io.github.reversion.diffusion.AutoencoderKL;
import io.github.reversion.image.Preprocessing;
import io.github.reversion.image.RgbImage;
import io.github.reversion.pipeline.Pixels;
import io.github.reversion.pipeline.StableDiffusion;
import java.util.List;

/**
 * Encodes and decodes the world's own pictures, and tells how near they come to them.
 *
 * @param model whose autoencoder is used
 */
record AutoencoderPainter(StableDiffusion model) implements Painter {
  private static final Preprocessing AS_IT_IS = new Preprocessing(Composition.SIDE, false);

  @Override
  public List<RgbImage> paint(List<Trial> trials) {
    List<float[]> pixels =
        new ScenePainter().paint(trials).stream().map(AS_IT_IS::pixelValues).toList();
    AutoencoderKL vae = model.vae();
    try (NDManager manager = Torch.newManager(model.device());
        NDScope scope = new NDScope();
        Autograd off = Autograd.off()) {
      NDArray mean = vae.encode(Pixels.tensor(manager, pixels, Composition.SIDE)).mean();
      return Pixels.images(vae.decode(vae.scale(mean)));
    }
  }

  @Override
  public PictureLine line(Trial trial, RgbImage image) {
    return PictureLine.of(trial, image).comparedWith(SceneRenderer.draw(trial.scene()), image);
  }
}
