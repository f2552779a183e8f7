package io.github.reversion.harness.world;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import io.github.reversion.benchmark.model.ScenePixels;
import io.github.reversion.benchmark.world.SceneRenderer;
import io.github.reversion.compute.Autograd;
import io.github.reversion.compute.Torch;
import io.github.reversion.image.RgbImage;
import io.github.reversion.pipeline.StableDiffusion;
import java.util.List;

/**
 * Encodes and decodes the world's own pictures, and tells how near they come to them.
 *
 * @param model whose autoencoder is used
 */
record AutoencoderPainter(StableDiffusion model) implements Painter {
  @Override
  public List<RgbImage> paint(List<Trial> trials) {
    List<RgbImage> scenes = new ScenePainter().paint(trials);
    try (NDManager manager = Torch.newManager(model.device());
        NDScope scope = new NDScope();
        Autograd off = Autograd.off()) {
      return ScenePixels.throughLatents(model.vae(), manager, scenes);
    }
  }

  @Override
  public PictureLine line(Trial trial, RgbImage image) {
    return PictureLine.of(trial, image).comparedWith(SceneRenderer.draw(trial.scene()), image);
  }
}
