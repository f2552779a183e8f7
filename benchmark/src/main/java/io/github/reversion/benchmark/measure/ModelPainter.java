package io.github.reversion.benchmark.measure;

import io.github.reversion.compute.Autograd;
import io.github.reversion.image.RgbImage;
import io.github.reversion.pipeline.GenerationListener;
import io.github.reversion.pipeline.ImageRequest;
import io.github.reversion.pipeline.TextToImage;
import java.util.List;

/**
 * Pictures drawn from the trials' prompts.
 *
 * @param drawing by a model, with the relations whose tokens stand in prompts
 */
record ModelPainter(TextToImage drawing) implements Painter {
  @Override
  public List<RgbImage> paint(List<Trial> trials) {
    try (Autograd off = Autograd.off()) {
      return drawing.generate(
          trials.stream().map(trial -> new ImageRequest(trial.prompt(), trial.seed())).toList(),
          new GenerationListener() {});
    }
  }
}
