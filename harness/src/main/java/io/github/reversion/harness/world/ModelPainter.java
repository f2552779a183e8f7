package io.github.reversion.harness.world;

import io.github.reversion.image.RgbImage;
import io.github.reversion.pipeline.GenerationListener;
import io.github.reversion.pipeline.ImageRequest;
import io.github.reversion.pipeline.TextToImage;
import java.util.List;

/**
 * Draws scenes from their captions.
 *
 * @param drawing by a model
 */
record ModelPainter(TextToImage drawing) implements Painter {
  @Override
  public List<RgbImage> paint(List<Trial> trials) {
    return drawing.generate(
        trials.stream().map(trial -> new ImageRequest(trial.prompt(), trial.number())).toList(),
        new GenerationListener() {});
  }
}
