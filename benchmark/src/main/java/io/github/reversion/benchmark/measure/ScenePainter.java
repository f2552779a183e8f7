package io.github.reversion.benchmark.measure;

import io.github.reversion.benchmark.world.SceneRenderer;
import io.github.reversion.image.RgbImage;
import java.util.List;

/** Pictures of trials as the world itself draws them: what an oracle must read right. */
final class ScenePainter implements Painter {
  @Override
  public List<RgbImage> paint(List<Trial> trials) {
    return trials.stream().map(trial -> SceneRenderer.draw(trial.scene())).toList();
  }
}
